// Before each test of a line: a core that behaves as at first, and a data folder of the test's own.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach } from "vitest";

import { resetBehaviour } from "#test/hub/fakePipeline.ts";

export interface LineFolder {
  readonly path: string;
}

/** At the beginning of a test file; what else is to be so before each test is said after it. */
export function lineFolder(): LineFolder {
  const folder = { path: "" };
  beforeEach(async () => {
    resetBehaviour();
    folder.path = await mkdtemp(join(tmpdir(), "inchworm-line-"));
  });
  afterEach(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}
