// Tests at a port of no hardware need socat; where it is missing they are skipped with the reason, on CI they fail.
import { execFileSync } from "node:child_process";

import type { TestContext } from "vitest";

function hasSocat(): boolean {
  try {
    execFileSync("socat", ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const missing = !hasSocat();

export function needsPty(context: TestContext): void {
  if (missing && process.env["CI"] === "true") throw new Error("socat is missing: apt-get install socat");
  context.skip(missing, "socat is not installed (apt-get install socat, brew install socat)");
}
