import { join } from "node:path";

import { expect, test, vi } from "vitest";

import { openPty } from "#sim/pty.ts";
import { temporaryFolder } from "#test/hub/runningHub.ts";

test("without socat a port of no hardware is refused with what to install", async () => {
  const folder = await temporaryFolder();
  vi.stubEnv("PATH", folder.path);
  try {
    await expect(openPty(join(folder.path, "port"), () => undefined)).rejects.toThrow("socat is not installed");
  } finally {
    vi.unstubAllEnvs();
    await folder.remove();
  }
});
