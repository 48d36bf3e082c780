// Holds on a tender spot by a body that braces itself: in each, after a while, the breath stands still or the shaking
// doubles; or, for comparison, nothing does.
import type { Action, Program } from "#sim/body/action.ts";

const KNEE_MM = 40;
const HIP_MM = 230;

export interface GuardedOptions {
  readonly braces: boolean;
  readonly rockMm: readonly [number, number];
}

export function guardedHolds({ braces, rockMm }: GuardedOptions): Program {
  return function* program(random): Generator<Action, never, void> {
    const pace = () => random.uniform(22, 29);
    for (;;) {
      yield { kind: "stroke", toMm: HIP_MM + random.uniform(-8, 8), paceMmS: pace() };
      yield { kind: "stroke", toMm: random.uniform(110, 190), paceMmS: pace() };
      const rocking = { rockMm: random.uniform(rockMm[0], rockMm[1]), rockHz: random.uniform(0.25, 0.6) };
      yield { kind: "stay", ms: random.uniform(20_000, 26_000), ...rocking };
      const breath = random.chance(0.5);
      if (braces) yield breath ? { kind: "breathe", strength: 0 } : { kind: "shake", strength: 2 };
      yield { kind: "stay", ms: random.uniform(10_000, 15_000), ...rocking };
      if (braces) yield breath ? { kind: "breathe", strength: 1 } : { kind: "shake", strength: 1 };
      yield { kind: "stay", ms: random.uniform(8000, 12_000), ...rocking };
      yield { kind: "stroke", toMm: KNEE_MM + random.uniform(-8, 8), paceMmS: pace() };
    }
  };
}
