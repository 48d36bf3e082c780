// Slow rolling after a run: strokes between knee and hip, holds on tender spots, a rest now and then.
import type { Action, Program } from "#sim/body/action.ts";
import type { Random } from "#sim/random.ts";

export interface DeepOptions {
  readonly paceMmS: readonly [number, number];
  readonly kneeMm: number;
  readonly hipMm: number;
  /** Pairs of strokes between holds. */
  readonly pairs: readonly [number, number];
  readonly holdMs: readonly [number, number];
  readonly rockMm: readonly [number, number];
  readonly rockHz: readonly [number, number];
  readonly driftMmS: number;
  readonly turnMs: readonly [number, number];
  readonly startMs: readonly [number, number];
  /** Chance of a short pause within a stroke. */
  readonly pauseChance: number;
  readonly liftMs: readonly [number, number];
  readonly shake: number;
}

export const DEEP: DeepOptions = {
  paceMmS: [22, 29],
  kneeMm: 40,
  hipMm: 230,
  pairs: [1, 3],
  holdMs: [31_000, 45_000],
  rockMm: [0.5, 4],
  rockHz: [0.25, 0.6],
  driftMmS: 0.15,
  turnMs: [350, 700],
  startMs: [350, 600],
  pauseChance: 0.12,
  liftMs: [1500, 4000],
  shake: 1,
};

const within = (random: Random, range: readonly [number, number]) => random.uniform(range[0], range[1]);

export function deep(changes: Partial<DeepOptions> = {}): Program {
  const options = { ...DEEP, ...changes };
  return function* program(random): Generator<Action, never, void> {
    const span = options.hipMm - options.kneeMm;
    const end = (mm: number) => mm + random.uniform(-0.04, 0.04) * span;

    function* stroke(toMm: number, fromMm: number): Generator<Action, void, void> {
      const paceMmS = within(random, options.paceMmS);
      const manner = { paceMmS, turnMs: within(random, options.turnMs), startMs: within(random, options.startMs) };
      if (random.chance(options.pauseChance)) {
        yield { kind: "stroke", toMm: fromMm + (toMm - fromMm) * random.uniform(0.35, 0.65), ...manner };
        yield { kind: "stay", ms: random.uniform(600, 1800), rockMm: 0.3 };
      }
      yield { kind: "stroke", toMm, ...manner };
    }

    if (options.shake !== 1) yield { kind: "shake", strength: options.shake };
    for (;;) {
      let place = options.kneeMm;
      const pairs = Math.round(within(random, options.pairs));
      for (let i = 0; i < pairs; i += 1) {
        const top = end(options.hipMm);
        yield* stroke(top, place);
        place = end(options.kneeMm);
        yield* stroke(place, top);
      }
      const spot = options.kneeMm + random.uniform(0.4, 0.8) * span;
      yield* stroke(spot, place);
      yield { kind: "press", share: random.uniform(0.24, 0.31), overMs: 1500 };
      yield {
        kind: "stay",
        ms: within(random, options.holdMs),
        rockMm: within(random, options.rockMm),
        rockHz: within(random, options.rockHz),
        driftMmS: random.uniform(-options.driftMmS, options.driftMmS),
      };
      yield* stroke(end(options.hipMm), spot);
      yield* stroke(options.kneeMm, options.hipMm);
      if (random.chance(0.5)) yield { kind: "lift", ms: within(random, options.liftMs), how: "leave" };
    }
  };
}
