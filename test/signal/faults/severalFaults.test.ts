import fc from "fast-check";
import { expect, test } from "vitest";

import { coreRun } from "#scripts/accuracy/coreRun.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { WRONG_FRAMES, WRONG_TIMES, WRONG_VALUES } from "#test/signal/faults/damage.ts";
import { roll, through, untruthOf } from "#test/signal/faults/recovery.ts";
import { TURNS } from "#test/signal/faults/timelines.ts";
import { oddityOf } from "#test/signal/faults/witness.ts";

const FAULTS = [...WRONG_VALUES, ...WRONG_TIMES, ...WRONG_FRAMES];
const RUN = roll();

const several = fc.array(
  fc.record({
    fault: fc.constantFrom(...FAULTS.map(({ name }) => name)),
    first: fc.integer({ min: 0, max: 380 }),
    count: fc.integer({ min: 1, max: 100 }),
    seed: fc.nat(),
  }),
  { minLength: 2, maxLength: 5 },
);

/** One fault over the other, from the first frame of the recording on if need be. */
function broken(faults: readonly { fault: string; first: number; count: number; seed: number }[]): RawFrame[] {
  const early = RUN.frames.slice(0, 480);
  const damaged = faults.reduce<readonly RawFrame[]>((frames, { fault, first, count, seed }) => {
    const damage = FAULTS.find(({ name }) => name === fault)!;
    const end = Math.min(first + count, frames.length - 1);
    return damage.apply(frames, Math.min(first, end), end, seed);
  }, early);
  return [...damaged, ...RUN.frames.slice(480)];
}

test("several faults at once are survived, and over within 2 s of the last", () => {
  fc.assert(
    fc.property(several, (faults) => {
      const core = through(RUN, broken(faults));
      expect(oddityOf(core)).toBeUndefined();
      expect(untruthOf({ run: RUN, core, goodMs: RUN.frames[480]!.rxMs })).toBeUndefined();
    }),
    { seed: 20_261_121, numRuns: 30 },
  );
});

test("no axis is learned from garbage", () => {
  // Swapped bytes show rates of hundreds of degrees a second about every axis.
  const faults = ["bytes swapped", "any i16", "numbers beyond i16"].map((fault) => ({
    fault,
    first: 136,
    count: 58,
    seed: 0,
  }));
  for (const fault of faults) {
    const core = through(RUN, broken([fault, { fault: "axes turned round", first: 89, count: 91, seed: 0 }]));
    expect(untruthOf({ run: RUN, core, goodMs: RUN.frames[194]!.rxMs })).toBeUndefined();
  }
});

test("a fault and a turn of the clocks", () => {
  fc.assert(
    fc.property(several, fc.constantFrom(...TURNS.map(({ name }) => name)), (faults, name) => {
      const turn = TURNS.find((one) => one.name === name)!;
      expect(oddityOf(through(RUN, turn.apply(broken(faults), 300)))).toBeUndefined();
    }),
    { seed: 20_261_121, numRuns: 15 },
  );
});

test("without a calibration and without an axis nothing is odd either", () => {
  const device = { ...RUN.device, imu: { ...RUN.device.imu, rollAxis: "unknown" as const } };
  fc.assert(
    fc.property(several, (faults) => {
      expect(oddityOf(coreRun({ device, roller: RUN.roller, frames: broken(faults) }))).toBeUndefined();
    }),
    { seed: 20_261_121, numRuns: 15 },
  );
});
