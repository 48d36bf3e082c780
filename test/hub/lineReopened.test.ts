// R27: a stop that was a mistake opens the area on the lines it was made on, and is kept where it closed something.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { resetBehaviour } from "#test/hub/fakePipeline.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

let dataDir = "";
beforeEach(async () => {
  resetBehaviour();
  dataDir = await mkdtemp(join(tmpdir(), "inchworm-reopened-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const PERSON = "0123456789ab";
const QUADS = { muscle: "quadriceps", side: "right" } as const;

test("another area than those closed in it leaves no line in the journal", async () => {
  const { line, connect } = await setUpLine(dataDir);
  connect();
  const { id } = await line.startSession();
  line.mark({ mark: "stop" });
  line.reopened(PERSON, [
    { muscle: "calf", side: "left", rehearsed: true },
    { ...QUADS, rehearsed: true },
  ]);
  await line.stopSession();
  const text = await readFile(join(dataDir, "sessions", id, "journal.ndjson"), "utf8");
  const reopened = text.split("\n").filter((one) => one.includes('"k":"reopened"'));
  expect(reopened.map((one): unknown => JSON.parse(one))).toMatchObject([QUADS]);
});

test.each([
  ["a real roller", { uri: "ble:one", simulated: false }, true],
  ["a simulated one", { uri: "sim:one", simulated: true }, undefined],
])("on %s only a stop of its own kind is taken back", async (_, roller, other) => {
  const { line, connect, of } = await setUpLine(dataDir, {}, roller);
  connect();
  line.mark({ mark: "stop" });
  const own = other === true ? QUADS : { ...QUADS, rehearsed: true as const };
  line.reopened(PERSON, [other === true ? { ...QUADS, rehearsed: other } : QUADS]);
  expect(of("cue").at(-1)).toMatchObject({ action: "show", cueId: "stop-user" });
  line.reopened(PERSON, [own]);
  expect(of("cue").at(-1)).toMatchObject({ action: "clear", cueId: "stop-user" });
});
