import { join } from "node:path";

import { expect, test } from "vitest";

import { learnInThread } from "#hub/shapeLearning/learnInThread.ts";
import { simulatedFile } from "#test/cli/simulatedFile.ts";

test("a session that says nothing gives nothing, one that cannot be read an error", async () => {
  const { folder, recording } = await simulatedFile("post-run", 5);
  expect(await learnInThread(recording)).toBeUndefined();
  await expect(learnInThread(join(folder, "none.ndjson"))).rejects.toThrow("none.ndjson");
});
