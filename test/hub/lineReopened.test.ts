// R27: a stop that was a mistake opens the area on the lines it was made on, and is kept where it closed something.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test, vi } from "vitest";

import { fakePerson } from "#test/hub/fakePerson.ts";
import { lineFolder } from "#test/hub/lineFolder.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

const folder = lineFolder();

const PERSON = "0123456789ab";
const QUADS = { muscle: "quadriceps", side: "right" } as const;

test("another area than those closed in it leaves no line in the journal", async () => {
  const { line, connect } = await setUpLine(folder.path);
  connect();
  const { id } = await line.startSession();
  line.mark({ mark: "stop" });
  line.reopened(PERSON, [{ muscle: "calf", side: "left" }, QUADS]);
  await line.stopSession();
  const text = await readFile(join(folder.path, "sessions", id, "journal.ndjson"), "utf8");
  const reopened = text.split("\n").filter((one) => one.includes('"k":"reopened"'));
  expect(reopened.map((one): unknown => JSON.parse(one))).toMatchObject([QUADS]);
});

const REHEARSED = { ...QUADS, rehearsed: true } as const;
test.each([
  { kept: "real", own: QUADS, other: REHEARSED },
  { kept: "rehearsal", own: REHEARSED, other: QUADS },
] as const)("of a $kept roller only a stop of its own kind is taken back", async ({ kept, own, other }) => {
  const person = { ...fakePerson(), stopsKept: () => kept };
  const { line, connect, of } = await setUpLine(folder.path, { person });
  connect();
  line.mark({ mark: "stop" });
  line.reopened(PERSON, [other]);
  expect(of("cue").at(-1)).toMatchObject({ action: "show", cueId: "stop-user" });
  line.reopened(PERSON, [own]);
  expect(of("cue").at(-1)).toMatchObject({ action: "clear", cueId: "stop-user" });
});
