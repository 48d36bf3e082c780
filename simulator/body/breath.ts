// How breathing moves the load: as a sway of two slow sines, which is enough to disturb a force; or breath by breath, each of
// its own depth and length, for whoever looks at the breath itself: they spread by a third and a fifth in a person at rest
// (Tobin et al., J Appl Physiol 1988;65:309), and never fade away by themselves.
import { createOscillation } from "#sim/body/oscillation.ts";
import type { Random } from "#sim/random.ts";

export type BreathKind = "sway" | "breaths";

/** Ranges that a person's usual breath is drawn from: breaths a second, and depth as a share of the load. */
export interface BreathManner {
  readonly rateHz: readonly [number, number];
  readonly depth: readonly [number, number];
}

export const AT_REST: BreathManner = { rateHz: [0.18, 0.33], depth: [0.04, 0.08] };

/** Relative spread of a breath's depth and length, one sigma. */
const DEPTH_SPREAD = 0.33;
const LENGTH_SPREAD = 0.2;
const LEAST = 0.35;

export interface Breath {
  /** Share of the load it adds at `simMs`; calls come in time order. */
  at(simMs: number): number;
}

export function createSway(random: Random): Breath {
  return createOscillation({
    lowHz: random.uniform(0.15, 0.25),
    highHz: random.uniform(0.26, 0.35),
    count: 2,
    peak: random.uniform(0.04, 0.08),
    random,
  });
}

export function createBreaths(random: Random, { rateHz, depth: depths }: BreathManner): Breath {
  const usualMs = 1000 / random.uniform(...rateHz);
  const usualDepth = random.uniform(...depths);
  const spread = (share: number) => Math.max(LEAST, 1 + random.normal(share));
  let startMs = 0;
  let lengthMs = usualMs * spread(LENGTH_SPREAD);
  let depth = usualDepth * spread(DEPTH_SPREAD);
  return {
    at(simMs) {
      while (simMs >= startMs + lengthMs) {
        startMs += lengthMs;
        lengthMs = usualMs * spread(LENGTH_SPREAD);
        depth = usualDepth * spread(DEPTH_SPREAD);
      }
      return depth * Math.sin((2 * Math.PI * (simMs - startMs)) / lengthMs);
    },
  };
}
