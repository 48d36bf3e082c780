// The emulated radio needs pseudo-terminals. Without them its tests are skipped and say why; in CI that is a failure.
import type { TestContext } from "vitest";

import { whyNoPtys } from "#sim/radio/emulated/pty.ts";

export const noPtys = whyNoPtys();

export function needsPtys(context: TestContext): void {
  if (noPtys === undefined) return;
  if (process.env["CI"] === "true") throw new Error(noPtys);
  context.skip(noPtys);
}
