// A program made ready for one person: which muscles the plan takes, in which order, and why.
import { readFileSync } from "node:fs";

import fc from "fast-check";
import { expect, test } from "vitest";

import { judgeProgram } from "#hub/coach/program/limits.ts";
import { readyProgram, type ReadyFacts } from "#hub/plan/readyProgram.ts";
import { judgeScreening } from "#hub/plan/screening.ts";
import { readProgram } from "#hub/programs/read.ts";
import { SHIPPED_FOLDER } from "#hub/programs/store.ts";
import { MUSCLE_IDS } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { ReadyProgram } from "#shared/schema/program.ts";
import { NO_PAST } from "#test/coach/readyFacts.ts";
import { NOON_MS, rolled, TODAY } from "#test/plan/people.ts";

const read = readProgram(readFileSync(`${SHIPPED_FOLDER}/post-run-deep.json`, "utf8"));
if (!read.ok) throw new Error(read.reason);
const DEEP = read.entry.program;

const ready = (facts: Partial<ReadyFacts> = {}): ReadyProgram =>
  readyProgram(DEEP, { ...NO_PAST, today: TODAY, ...facts });
const taken = (program: ReadyProgram) => program.chosen?.map(({ muscle }) => muscle);
const whys = (program: ReadyProgram) => program.chosen?.map(({ ruleId, says }) => `${ruleId} ${says}`);
const on = (daysAgo: number, ...muscles: readonly (typeof MUSCLE_IDS)[number][]) =>
  rolled(
    daysAgo,
    muscles.flatMap((muscle) => (["left", "right"] as const).map((side) => ({ muscle, side }))),
  );

test("without a past: what the file says, in its order, each with a reason; nothing is left to choose", () => {
  const program = ready();
  expect(taken(program)).toEqual(DEEP.choose?.otherwise);
  expect(program.choose).toBeUndefined();
  expect(whys(program)?.[0]).toBe("R20 Quadriceps: one to begin with.");
  expect(program.steps.map((step) => "side" in step && step.side)).toEqual([
    "left",
    "right",
    "left",
    "right",
    "left",
    "right",
    "left",
    "right",
  ]);
  expect(program.steps.filter(({ mode }) => mode === "timed").map((step) => "tool" in step && step.tool)).toEqual([
    "ball",
    "ball",
    "ball",
    "ball",
  ]);
});

test("with a past: never rolled first, then longest ago", () => {
  const program = ready({
    rolled: [on(5, "hamstrings"), on(3, "quadriceps", "outer-thigh", "gluteals"), on(1, "hip-flexors")],
  });
  expect(taken(program)).toEqual(["calf", "adductors", "hamstrings", "quadriceps"]);
  expect(whys(program)).toEqual([
    "R20 Calf: not rolled so far.",
    "R20 Inner thigh: not rolled so far.",
    "R20 Hamstrings: last rolled 5 days ago.",
    "R20 Quadriceps: last rolled 3 days ago.",
  ]);
});

test("key spots before all, then what the training asks", () => {
  const program = ready({ keyAreas: [{ muscle: "adductors", side: "right" }], phase: "hills", usualSide: "right" });
  expect(taken(program)).toEqual(["adductors", "calf", "quadriceps", "outer-thigh"]);
  expect(whys(program)?.slice(0, 2)).toEqual([
    "R21 Inner thigh: a spot there brings on your knee pain.",
    "R34 Calf: asked most by this kind of training.",
  ]);
  expect(program.steps[0]).toMatchObject({ muscle: "adductors", side: "right" });
});

test("what is closed today is not taken; nothing open, no steps", () => {
  const at = { nowMs: NOON_MS, today: TODAY };
  const yes = { yesMs: NOON_MS, date: TODAY };
  const hotKnee = judgeScreening({ answers: { "hot-knee": yes }, ...at }).blocks;
  const closed = hotKnee.flatMap(({ muscles }) => muscles);
  expect(closed.length).toBeGreaterThan(0);
  const open = ready({ blocks: hotKnee });
  for (const muscle of taken(open) ?? []) expect(closed).not.toContain(muscle);
  const wound = judgeScreening({ answers: { "open-wound": yes }, ...at }).blocks;
  expect(ready({ blocks: wound }).steps).toEqual([]);
});

test("gently, what is not measured stays within 6 of 10; else it is the file's", () => {
  const most = (program: ReadyProgram) =>
    new Set(program.steps.flatMap((step) => ("tool" in step ? [step.discomfortAtMost] : [])));
  expect(most(ready({ gentle: "your knee hurts now" }))).toEqual(new Set([RULES.R8.numbers.gentleNrs[1]]));
  expect(most(ready())).toEqual(new Set([7]));
});

test("whatever was rolled: at most four muscles, both sides, ten to fifteen minutes, within the rules", () => {
  const day = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.subarray([...MUSCLE_IDS], { minLength: 1 }));
  fc.assert(
    fc.property(
      fc.array(day, { maxLength: 6 }),
      fc.constantFrom(undefined, "speed" as const, "hills" as const),
      fc.subarray([...MUSCLE_IDS]),
      (days, phase, keys) => {
        const past = days.toSorted(([a], [b]) => b - a).map(([daysAgo, muscles]) => on(daysAgo, ...muscles));
        const keyAreas = keys.map((muscle) => ({ muscle, side: "left" as const }));
        const program = ready({ rolled: past, phase, keyAreas });
        expect(taken(program)).toHaveLength(RULES.R20.numbers.musclesAtMost);
        expect(program.steps).toHaveLength(2 * RULES.R20.numbers.musclesAtMost);
        const { faults, lastsS } = judgeProgram(program);
        expect(faults).toEqual([]);
        const [shortestS, longestS] = RULES.R20.numbers.sessionS;
        expect(lastsS).toBeGreaterThanOrEqual(shortestS);
        expect(lastsS).toBeLessThanOrEqual(longestS);
      },
    ),
    { seed: 8, numRuns: 200 },
  );
});

test("a program without a choice stays as it is", () => {
  const { choose: _none, ...plain } = DEEP;
  expect(readyProgram(plain, NO_PAST)).toEqual(plain);
});
