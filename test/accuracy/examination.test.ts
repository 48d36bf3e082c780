// A short form of the examination: rollers calibrated at home, judged by the limits. `npm run accuracy` is the long one.
import { expect, test } from "vitest";

import { boundOf, EXAM_MOUNTINGS, EXAM_SCENARIOS, isWithin } from "#scripts/accuracy/classes.ts";
import { failures, runExamination } from "#scripts/accuracy/examination.ts";
import { examinationText } from "#scripts/accuracy/examinationText.ts";
import { ROWS } from "#scripts/accuracy/table.ts";
import { LONG_FORM, WHOLE_FORM } from "#test/support/often.ts";

const SCENARIOS = [
  "post-run",
  ...(WHOLE_FORM ? ["lossy-radio", "tremor"] : []),
  ...(LONG_FORM ? ["short-strokes", "small-roller", "slow-clocks"] : []),
];
const MOUNTINGS = ["ring 0.3", "split"];
/** One session of a dozen may miss a row: the long form allows one in twenty. */
const NOISE_SESSIONS = 1;

test("rollers calibrated at home stay within the limits", { timeout: 300_000 }, () => {
  const results = runExamination({
    scenarios: EXAM_SCENARIOS.filter(({ scenario }) => SCENARIOS.includes(scenario)),
    mountings: EXAM_MOUNTINGS.filter(({ name }) => MOUNTINGS.includes(name)),
    firstSeed: 1,
    seeds: 1,
    seconds: 45,
  });
  console.log(examinationText(results, { details: false }));
  expect(results).toHaveLength(MOUNTINGS.length);
  for (const result of results) {
    expect(result.uncalibrated).toBe(0);
    expect(result.judged.find(({ row }) => row === "force RMS, %")?.sessions).toBe(SCENARIOS.length);
    // Targets are medians over many seeds; one seed is held to the limits.
    expect(failures({ ...result, missedTargets: [] }, { noiseSessions: NOISE_SESSIONS })).toEqual([]);
  }
});

test("the examination asks for what it names: at least twelve scenarios, every mounting", () => {
  expect(EXAM_SCENARIOS.length).toBeGreaterThanOrEqual(12);
  expect(new Set(EXAM_MOUNTINGS.map(({ mounting }) => mounting))).toEqual(new Set(["ring", "split", "four", "two"]));
  const names = ROWS.map(({ name }) => name);
  for (const { own } of EXAM_SCENARIOS) for (const row of Object.keys(own ?? {})) expect(names).toContain(row);
});

test("a row beyond its limit fails, a hard class has its own bound", () => {
  const speed = ROWS.find(({ name }) => name === "speed RMS, mm/s");
  const coverage = ROWS.find(({ name }) => name === "force within 2 sigma");
  const [mounting] = EXAM_MOUNTINGS;
  const scenario = (name: string) => EXAM_SCENARIOS.find((one) => one.scenario === name);
  const [ordinary, fast] = [scenario("post-run"), scenario("fast")];
  if (!speed || !coverage || !mounting || !ordinary || !fast) throw new Error("the examination lost a part");
  expect(boundOf(speed, ordinary, mounting)).toEqual({ target: 0.8, limit: 1.5 });
  expect(boundOf(speed, fast, mounting)).toEqual({ target: 4.5, limit: 7.5 });
  expect(isWithin(speed, 1.6, 1.5)).toBe(false);
  expect(isWithin(coverage, 0.6, 0.7)).toBe(false);
  expect(isWithin(coverage, 0.8, 0.7)).toBe(true);
  const judged = [{ row: "speed RMS, mm/s", sessions: 20, within: 18 }];
  const result = { mounting, groups: new Map(), judged, missedTargets: [], uncalibrated: 0 };
  expect(failures(result)).toEqual(["ring 0.3: speed RMS, mm/s: 18 of 20 within the limit"]);
  expect(failures(result, { noiseSessions: 1 })).toEqual([]);
});
