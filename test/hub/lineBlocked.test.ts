// Areas that the person's answers close: what a program does about them, and what is said to someone who lies on one.
import { beforeEach, expect, test, vi } from "vitest";

import type { BlockedArea } from "#hub/coach/safety.ts";
import type { Program, ProgramStep } from "#shared/schema/program.ts";
import { calibrationFor } from "#test/hub/fakeLink.ts";
import { blockedAt, fakePerson } from "#test/hub/fakePerson.ts";
import { behaviour } from "#test/hub/fakePipeline.ts";
import { lineFolder } from "#test/hub/lineFolder.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

const folder = lineFolder();
beforeEach(() => {
  // Within the band of a thigh and of a calf alike.
  behaviour.forceN = 130;
});

const QUADS: ProgramStep = {
  mode: "deep",
  muscle: "quadriceps",
  side: "left",
  seconds: { least: 5, target: 60, most: 60 },
  restS: 0,
};
const CALF: ProgramStep = { ...QUADS, muscle: "calf" };
const GLUTEALS: ProgramStep = { ...QUADS, muscle: "gluteals" };
const FREE: ProgramStep = { mode: "free", seconds: { least: 1, target: 60, most: 60 } };
const program = (...steps: ProgramStep[]): Program => ({
  format: "inchworm-program",
  version: 1,
  id: "mine",
  name: "Mine",
  purpose: "My own.",
  when: "any",
  steps,
});

const CELL = {
  offsetCounts: 1000,
  offsetSdCounts: 1,
  countsPerN: 10,
  gainRelSd: 0.01,
  g: Array.from({ length: 8 }, () => 1),
  gSd: 0.01,
  deadWeightN: [0, 0] as [number, number],
  deadWeightSdN: 0,
};

async function setUp(...blocked: BlockedArea[]) {
  const closed = { now: blocked };
  const person = fakePerson(undefined, () => closed.now);
  const on = await setUpLine(folder.path, {
    person,
    selection: { muscle: "quadriceps", side: "left", mode: "deep" },
    calibrationFor: (deviceId) => ({ ...calibrationFor(deviceId), load: [CELL] }),
  });
  on.connect();
  const answer = (...next: BlockedArea[]) => {
    closed.now = next;
    on.line.settingsChanged();
  };
  const start = (...steps: ProgramStep[]) => on.line.startProgram(program(...steps));
  return { ...on, answer, start };
}

test("a program leaves out what is closed, says why, and neither next nor back ends there", async () => {
  const { start, line, of } = await setUp(blockedAt("quadriceps", "left"), blockedAt("calf", "left"));
  const view = await start(QUADS, GLUTEALS, CALF, { ...GLUTEALS, side: "right" });
  expect(view).toMatchObject({
    step: { index: 1, muscle: "gluteals" },
    leftOut: [
      { index: 0, says: "The knee is hot.", muscle: "quadriceps", side: "left" },
      { index: 2, says: "The knee is hot.", muscle: "calf", side: "left" },
    ],
  });
  expect(view.said?.spoken).toBe(
    "Mine. Left out: Quadriceps, left; Calf, left. The knee is hot. Next: Gluteals, left: slow and deep for 60 s. " +
      "Keep off the tailbone and the bones you sit on.",
  );
  expect(line.roller.selection).toMatchObject({ muscle: "gluteals", side: "left" });
  expect(line.program({ action: "next" })).toMatchObject({ step: { index: 3 } });
  expect(line.program({ action: "back" })).toMatchObject({ step: { index: 1 } });
  expect(line.program({ action: "back" })).toMatchObject({ step: { index: 1 } });
  expect(of("program").map(({ program: { step } }) => step.index)).toEqual([1, 3, 1, 1]);
});

test("a program with nothing left is refused, and what ran before goes on", async () => {
  const { start, line } = await setUp(blockedAt("quadriceps", "left"));
  await start(CALF);
  await expect(start(QUADS, { ...QUADS, restS: 5 })).rejects.toThrow(/closed by your answers.*The knee is hot/);
  expect(line.program({ action: "pause" })).toMatchObject({ step: { muscle: "calf" } });
});

test("a free step needs an open place: it is the person who chose a closed one", async () => {
  const { start, line } = await setUp(blockedAt("quadriceps", "left"));
  await expect(start(FREE)).rejects.toThrow(/closed by your answers/);
  line.select({ muscle: "calf", side: "left", mode: "deep" });
  expect(await start(FREE)).toMatchObject({ step: { mode: "free" } });
});

test("an answer that closes what is being rolled stops at once, with why and what opens it", async () => {
  const { answer, stream, of, line, faults } = await setUp();
  stream(500);
  answer(blockedAt("quadriceps", "left"));
  expect(of("cue").at(-1)).toMatchObject({
    action: "show",
    cueId: "stop-closed",
    ruleId: "R24",
    why: "The knee is hot. It opens in two days.",
  });
  expect(faults).toEqual(["notice AREA_BLOCKED"]);
  stream(5000);
  expect(of("cue").filter(({ cueId }) => cueId === "stop-closed")).toHaveLength(1);
  line.select({ muscle: "calf", side: "left", mode: "deep" });
  expect(of("cue").at(-1)).toMatchObject({ action: "clear", cueId: "stop-closed" });
});

test("an answer that opens the area again lets go of the stop; one elsewhere stops nothing", async () => {
  const { answer, stream, of } = await setUp(blockedAt("quadriceps", "left"));
  stream(500);
  answer();
  expect(of("cue").at(-1)).toMatchObject({ action: "clear", cueId: "stop-closed" });
  answer(blockedAt("calf", "left"));
  expect(of("cue").at(-1)).toMatchObject({ action: "clear", cueId: "stop-closed" });
});

test("closed while it is rolled, a step waits for the person to get up; then the program goes on elsewhere", async () => {
  const { answer, start, stream, line, of } = await setUp();
  await start(QUADS, CALF, GLUTEALS);
  stream(2000);
  answer(blockedAt("quadriceps", "left"), blockedAt("calf", "left"));
  const countedMs = of("program").at(-1)?.program.countedMs;
  expect(of("program").at(-1)?.program).toMatchObject({
    phase: "running",
    paused: "areaClosed",
    said: { spoken: "Lift off: this area is closed now. The knee is hot. Press Space to go on elsewhere." },
  });
  expect(of("cue").at(-1)).toMatchObject({ action: "show", cueId: "stop-closed" });
  stream(3000);
  expect(of("program").at(-1)?.program).toMatchObject({ paused: "areaClosed", countedMs });
  expect(line.program({ action: "resume" })).toMatchObject({ phase: "announced", step: { index: 2 } });
  expect(of("cue").at(-1)).toMatchObject({ action: "clear", cueId: "stop-closed" });
});

test("closed before it begins, a step is left out at once; with none left the program ends", async () => {
  const { answer, start, of } = await setUp();
  await start(QUADS, CALF);
  answer(blockedAt("quadriceps", "left"));
  expect(of("program").at(-1)?.program).toMatchObject({ phase: "announced", step: { index: 1 } });
  answer(blockedAt("quadriceps", "left"), blockedAt("calf", "left"));
  expect(of("program").at(-1)?.program).toMatchObject({
    phase: "finished",
    said: {
      spoken: "Left out: Calf, left. The knee is hot. Mine is finished. Roll on as you like, or end the session.",
    },
  });
});

test("a percussion device stays away from a swollen knee like the roller; elsewhere its limits are said", async () => {
  const { start } = await setUp(blockedAt("quadriceps", "left"));
  const device: ProgramStep = {
    mode: "timed",
    tool: "percussion",
    muscle: "quadriceps",
    side: "left",
    seconds: { least: 30, target: 60, most: 90 },
    discomfortAtMost: 5,
  };
  await expect(start(device)).rejects.toMatchObject({ code: "AREA_BLOCKED" });
  const view = await start(device, { ...device, side: "right" });
  expect(view).toMatchObject({ step: { index: 1 }, leftOut: [{ index: 0 }] });
  expect(view.said?.spoken).toMatch(/At most 90 s on one place. Never on bone, never at a swollen knee/);
});

test("rolling on where it is closed counts nothing, also in a free step", async () => {
  const { answer, start, stream, of } = await setUp();
  await start(FREE);
  stream(1000);
  answer(blockedAt("quadriceps", "left"));
  const countedMs = of("program").at(-1)?.program.countedMs ?? 0;
  stream(2000);
  expect(of("program").at(-1)?.program.countedMs).toBeLessThanOrEqual(countedMs + 500);
  expect(of("program").at(-1)?.program).toMatchObject({ why: "closedArea" });
});

test("a measurement of a band ends where an answer closes the area, and keeps nothing", async () => {
  const { answer, line, of } = await setUp();
  line.ramp({ action: "start", muscle: "calf", side: "left" });
  answer(blockedAt("quadriceps", "left"));
  expect(line.rampMessage).toMatchObject({ phase: "load" });
  answer(blockedAt("calf", "left"));
  expect(of("ramp").at(-1)).toMatchObject({ phase: "cancelled", todo: "This area is closed now. Nothing was kept." });
});
