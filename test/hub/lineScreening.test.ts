// The questions before a session: a real roller waits for their answers, a rehearsal only says that they are open.
import { expect, test, vi } from "vitest";

import { InchwormError } from "#hub/errors.ts";
import type { Program } from "#shared/schema/program.ts";
import { fakePerson } from "#test/hub/fakePerson.ts";
import { behaviour } from "#test/hub/fakePipeline.ts";
import { lineFolder } from "#test/hub/lineFolder.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

const folder = lineFolder();

const FREE: Program = {
  format: "inchworm-program",
  version: 1,
  id: "free",
  name: "Free",
  purpose: "As I like.",
  when: "any",
  steps: [{ mode: "free", seconds: { least: 1, target: 60, most: 60 } }],
};

async function setUp(roller: { uri: string; simulated: boolean }) {
  const due = { now: true };
  const person = fakePerson(undefined, undefined, () =>
    due.now ? new InchwormError("SCREENING_DUE", "Test person") : undefined,
  );
  const on = await setUpLine(folder.path, { person }, roller);
  on.connect();
  const answer = (now: boolean) => {
    due.now = now;
    on.line.settingsChanged();
  };
  return { ...on, answer };
}

test("a real roller starts neither session nor program until they are answered; the live view goes on", async () => {
  const { line, of, stream, faults, answer, connect } = await setUp({ uri: "ble:one", simulated: false });
  expect(faults).toEqual(["notice SCREENING_DUE"]);
  expect(line.roller.screeningDue).toBe(true);
  await expect(line.startSession()).rejects.toMatchObject({ code: "SCREENING_DUE" });
  await expect(line.startProgram(FREE)).rejects.toMatchObject({ code: "SCREENING_DUE" });
  expect(line.session).toBeUndefined();
  expect(of("program")).toEqual([]);
  behaviour.speedMmS = 80;
  stream(2000);
  expect(of("cue").at(-1)).toMatchObject({ action: "show", cueId: "slower" });
  connect();
  expect(faults).toEqual(["notice SCREENING_DUE"]);

  answer(false);
  expect(of("roller").at(-1)?.roller.screeningDue).toBeUndefined();
  await line.startProgram(FREE);
  expect(line.session).toMatchObject({ state: "running" });
  // The next day.
  answer(true);
  expect(faults).toEqual(["notice SCREENING_DUE", "notice SCREENING_DUE"]);
});

test.each([
  { uri: "sim:one", simulated: true },
  { uri: "file:ride.ndjson", simulated: false },
])("a rehearsal on $uri only says so in its state", async (roller) => {
  const { line, faults } = await setUp(roller);
  await line.startSession();
  expect(faults).toEqual([]);
  expect(line.roller.screeningDue).toBe(true);
  await line.startProgram(FREE);
  expect(line.session?.programIds).toEqual(["free"]);
});
