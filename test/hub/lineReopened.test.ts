// R27: a stop that was a mistake opens the area on the lines it was made on, and is kept where it closed something.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { fakePerson } from "#test/hub/fakePerson.ts";
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
  line.reopened(PERSON, [{ muscle: "calf", side: "left" }, QUADS]);
  await line.stopSession();
  const text = await readFile(join(dataDir, "sessions", id, "journal.ndjson"), "utf8");
  const reopened = text.split("\n").filter((one) => one.includes('"k":"reopened"'));
  expect(reopened.map((one): unknown => JSON.parse(one))).toMatchObject([QUADS]);
});

const REHEARSED = { ...QUADS, rehearsed: true } as const;
test.each([
  { kept: "real", own: QUADS, other: REHEARSED },
  { kept: "rehearsal", own: REHEARSED, other: QUADS },
] as const)("of a $kept roller only a stop of its own kind is taken back", async ({ kept, own, other }) => {
  const person = { ...fakePerson(), stopsKept: () => kept };
  const { line, connect, of } = await setUpLine(dataDir, { person });
  connect();
  line.mark({ mark: "stop" });
  line.reopened(PERSON, [other]);
  expect(of("cue").at(-1)).toMatchObject({ action: "show", cueId: "stop-user" });
  line.reopened(PERSON, [own]);
  expect(of("cue").at(-1)).toMatchObject({ action: "clear", cueId: "stop-user" });
});
