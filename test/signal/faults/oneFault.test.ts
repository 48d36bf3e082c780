import fc from "fast-check";
import { expect, test } from "vitest";

import { FLAG } from "#shared/domain/features.ts";
import { WRONG_FRAMES, WRONG_TIMES, WRONG_VALUES } from "#test/signal/faults/damage.ts";
import { roll, through, untruthOf } from "#test/signal/faults/recovery.ts";
import { oddityOf } from "#test/signal/faults/witness.ts";
import { often } from "#test/support/often.ts";

const FAULTS = [...WRONG_VALUES, ...WRONG_TIMES, ...WRONG_FRAMES];
const ROLLS = [
  roll({ rollAxis: "z+" }),
  roll({ rollAxis: "x-", mounting: "four", seed: 2, stamps: "polled" }),
  roll({ rollAxis: "y+", mounting: "two", seed: 3, leanRad: 0 }),
  roll({ saidAxis: "unknown", seed: 4, radiusMm: 60, samplesAFrame: 1 }),
];

const faulty = fc.record({
  which: fc.nat(ROLLS.length - 1),
  first: fc.integer({ min: 60, max: 420 }),
  count: fc.constantFrom(1, 2, 5, 20, 60, 150),
  seed: fc.nat(),
});

test.each(FAULTS.map((damage) => [damage.name, damage] as const))("%s: survived, and over within 2 s", (_, damage) => {
  fc.assert(
    fc.property(faulty, ({ which, first, count, seed }) => {
      const run = ROLLS[which]!;
      const end = first + count;
      const core = through(run, damage.apply(run.frames, first, end, seed));
      expect(oddityOf(core)).toBeUndefined();
      expect(untruthOf({ run, core, goodMs: run.frames[end]!.rxMs })).toBeUndefined();
    }),
    { seed: 20_261_121, numRuns: often({ everyday: 3, whole: 6, long: 6 }) },
  );
});

/** Some lies are possible rolls for a while: a roller that stands askew, a force that jumps. */
const POSSIBLE = new Set(["axes turned round", "axes and signs exchanged", "any 24 bits"]);

test.each(WRONG_VALUES.map((damage) => [damage.name, damage] as const))("%s: flagged", (name, damage) => {
  const run = ROLLS[0]!;
  const first = 250;
  const end = 550;
  const { ticks } = through(run, damage.apply(run.frames, first, end, 5));
  const between = (from: number, to: number) =>
    ticks.filter(({ tMs }) => tMs > run.frames[from]!.rxMs && tMs < run.frames[to]!.rxMs);
  const during = between(first + 2, end - 2);
  const flagged = during.filter(({ flags, quality }) => flags !== 0 && quality !== "good");
  expect(flagged.length / during.length).toBeGreaterThan(POSSIBLE.has(name) ? 0.4 : 0.95);
  // Before it nothing was wrong.
  for (const { flags } of between(150, first - 5)) expect(flags & ~FLAG.settling).toBe(0);
});
