// The side a person rolls first, in programs that leave nothing to choose.
import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { readyProgram } from "#hub/plan/readyProgram.ts";
import { usualSideFirst } from "#hub/plan/usualSideFirst.ts";
import { readProgram } from "#hub/programs/read.ts";
import { SHIPPED_FOLDER } from "#hub/programs/store.ts";
import type { ProgramStep } from "#shared/schema/program.ts";
import { NO_PAST } from "#test/coach/readyFacts.ts";
import { TODAY } from "#test/plan/people.ts";

const read = readProgram(readFileSync(`${SHIPPED_FOLDER}/first-week.json`, "utf8"));
if (!read.ok) throw new Error(read.reason);
const FIRST_WEEK = read.entry.program;
const STEP: ProgramStep = {
  mode: "deep",
  muscle: "calf",
  side: "left",
  seconds: { least: 30, target: 60, most: 90 },
};
const sides = (steps: readonly ProgramStep[]) => steps.map((step) => ("side" in step ? step.side : "-"));

test.each([
  ["right", ["right", "left", "right", "left", "right", "left"]],
  ["left", ["left", "right", "left", "right", "left", "right"]],
] as const)("the first week begins on the %s when that is the usual side", (usualSide, expected) => {
  const { steps } = readyProgram(FIRST_WEEK, { ...NO_PAST, today: TODAY, usualSide });
  expect(sides(steps)).toEqual(expected);
  const muscles = steps.map((step) => ("muscle" in step ? step.muscle : ""));
  expect(muscles).toEqual(FIRST_WEEK.steps.map((step) => ("muscle" in step ? step.muscle : "")));
});

test("steps that differ in more than the side, and single ones, stay where they were written", () => {
  const right: ProgramStep = { ...STEP, side: "right", note: "Softly." };
  const both: ProgramStep = { ...STEP, side: "both" };
  const free: ProgramStep = { mode: "free", seconds: STEP.seconds };
  const steps = [STEP, right, both, free, STEP];
  expect(usualSideFirst(steps, "right")).toEqual(steps);
});
