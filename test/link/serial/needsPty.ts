// Tests at a port of no hardware need socat; where it is missing they are skipped with the reason, on CI they fail.
import type { TestContext } from "vitest";

import { whyNoPtys } from "#sim/pty.ts";

export const noPtys = whyNoPtys();

export function needsPty(context: TestContext): void {
  if (noPtys === undefined) return;
  if (process.env["CI"] === "true") throw new Error(noPtys);
  context.skip(noPtys);
}
