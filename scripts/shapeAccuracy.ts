// npm run accuracy:shape: what learning the response's shape from use does to the force of a session that follows, for
// rollers whose calibration at home was whole, without the turns under a weight, or four presses only.
import { parseArgs } from "node:util";

import { collectSamples } from "#hub/calibration/samples.ts";
import { learnShape } from "#hub/calibration/shapeLearning/learnShape.ts";
import { compareTicks } from "#scripts/accuracy/compareTicks.ts";
import { coreRun } from "#scripts/accuracy/coreRun.ts";
import { simulatedRun } from "#scripts/accuracy/simulatedRun.ts";
import { median, rms } from "#scripts/accuracy/statistics.ts";
import { calibrationOfSteps } from "#scripts/calibrationAccuracy/fewerSteps.ts";
import { askewRadOf, shapeErrorOf } from "#scripts/calibrationAccuracy/shapeError.ts";
import type { Mounting } from "#shared/domain/device.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { StepLine } from "#shared/schema/recording.ts";

const HELP = `npm run accuracy:shape -- [--seeds N] [--first SEED] [--seconds S] [--mounting NAME] [--evenings A,B,C]

Calibrates simulated rollers in simulated homes, lets each learn the response's shape from evenings of S
seconds (scenarios A, B, C: post-run,free-roll,post-run), and prints the force's error in another evening
before, after one and after all of them; NAME is one of ring-0.3, ring-0.6, four, split (all of them).`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "10" },
    first: { type: "string", default: "3000" },
    seconds: { type: "string", default: "300" },
    mounting: { type: "string" },
    evenings: { type: "string", default: "post-run,free-roll,post-run" },
    help: { type: "boolean" },
  },
});

const ROLLERS: readonly (readonly [name: string, mounting: Mounting, ringRatio?: number])[] = [
  ["ring-0.3", "ring", 0.3],
  ["ring-0.6", "ring", 0.6],
  ["four", "four"],
  ["split", "split"],
];
const EVENINGS = values.evenings.split(",");
const NEXT_S = 120;
const isTurn = ({ type }: StepLine) => type === "weightTurns";
const HOMES: readonly (readonly [name: string, isDone: (step: StepLine, number: number) => boolean])[] = [
  ["whole", () => true],
  ["presses only", (step) => !isTurn(step)],
  ["four presses", (step, number) => !isTurn(step) && (step.type !== "press" || number < 4)],
];
/** A force error that differs by less, in points of per cent, is the same. */
const SAME = 0.05;

interface Course {
  /** Force RMS before, after one and after all evenings, %. */
  readonly force: readonly number[];
  readonly coverage: readonly number[];
  /** Error of the response, its σ, both relative, before and in the end. */
  readonly shape: readonly [number, number];
  readonly overSd: readonly [number, number];
  readonly taken: number;
}

function coursesOf(seed: number, mounting: Mounting, ringRatio: number | undefined): (Course | undefined)[] {
  const about = { seed, mounting, ...(ringRatio === undefined ? {} : { ringRatio }) };
  const seconds = Number(values.seconds);
  const home = simulatedRun({ scenario: "home-calibration", ...about });
  const evenings = EVENINGS.map((scenario, k) => {
    const { device, frames } = simulatedRun({ ...about, scenario, seconds, evening: `evening ${k}` });
    return collectSamples(device, frames);
  });
  const next = simulatedRun({ ...about, scenario: "post-run", seconds: NEXT_S, evening: "the next" });
  const askewRad = askewRadOf({ scenario: "home-calibration", ...about }, next.calibration);
  const ticks = next.truth.filter((line) => line.k === "tick");
  const { device, roller, frames } = next;
  return HOMES.map(([, isDone]) => {
    const first = calibrationOfSteps(home, isDone);
    if (first?.load === undefined) return undefined;
    const all: Calibration[] = [first];
    let taken = 0;
    for (const samples of evenings) {
      const before = all.at(-1) ?? first;
      const verdict = learnShape(samples, before);
      if (verdict.kind === "learned") taken += 1;
      all.push(verdict.kind === "learned" ? verdict.calibration : before);
    }
    const errors = [all[0], all[1], all.at(-1)].map((calibration) =>
      compareTicks(coreRun({ device, roller, frames, ...(calibration ? { calibration } : {}) }).ticks, ticks),
    );
    const last = all.at(-1) ?? first;
    const shape = [
      shapeErrorOf(first, next.calibration, askewRad),
      shapeErrorOf(last, next.calibration, askewRad),
    ] as const;
    const sd = (calibration: Calibration) => calibration.load?.[0]?.gSd ?? Number.NaN;
    return {
      force: errors.map(({ forceRms }) => 100 * forceRms),
      coverage: errors.map(({ coverage }) => coverage),
      shape,
      overSd: [shape[0] / sd(first), shape[1] / sd(last)],
      taken,
    };
  });
}

function rowOf(name: string, courses: readonly Course[]): string {
  const force = (at: number) => median(courses.map((course) => course.force[at] ?? Number.NaN)).toFixed(2);
  const change = ({ force: [before = 0, , after = 0] }: Course) => after - before;
  const count = (is: (by: number) => boolean) => courses.filter((course) => is(change(course))).length;
  const shape = (at: 0 | 1) => (100 * rms(courses.map((course) => course.shape[at]))).toFixed(2);
  const honest = (at: 0 | 1) => rms(courses.map((course) => course.overSd[at])).toFixed(2);
  const taken = courses.reduce((sum, course) => sum + course.taken, 0);
  const least = Math.min(...courses.map(({ coverage }) => coverage.at(-1) ?? Number.NaN));
  const cells = [
    name,
    `${taken} of ${EVENINGS.length * courses.length}`,
    `${shape(0)} → ${shape(1)}`,
    `${honest(0)} → ${honest(1)}`,
    `${force(0)} → ${force(1)} → ${force(2)}`,
    `${count((by) => by < -SAME)} / ${count((by) => Math.abs(by) <= SAME)} / ${count((by) => by > SAME)}`,
    Math.max(...courses.map(change)).toFixed(2),
    least.toFixed(2),
  ];
  return `| ${cells.join(" | ")} |`;
}

function main(): void {
  const seeds = Array.from({ length: Number(values.seeds) }, (_, k) => Number(values.first) + k);
  console.log("| calibration | learned | response, % | ÷ σ | force, % | better / same / worse | worst | 2 σ covers |");
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const [name, mounting, ringRatio] of ROLLERS) {
    if (values.mounting !== undefined && values.mounting !== name) continue;
    const courses = seeds.map((seed) => coursesOf(seed, mounting, ringRatio));
    for (const [k, [home]] of HOMES.entries()) {
      const own = courses.flatMap((each) => each[k] ?? []);
      console.log(rowOf(`${name}, ${home}${own.length < seeds.length ? ` (${own.length} rollers)` : ""}`, own));
    }
  }
}

if (values.help === true) console.log(HELP);
else main();
