// What a home calibration does not know beside the cell itself, as parameters with priors: which of them stand in which
// observation, and with what factor.
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import type { Prior } from "#hub/calibration/leastSquares.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";

/** 1 σ of what is known beforehand. Sources: docs/calibration.md. */
const PRIOR = {
  /** A dumbbell and a board, and what the steadying hand takes off. */
  weight: { mean: -0.003, sd: 0.008 },
  freeWeight: { mean: 0, sd: 2 },
  /** A bathroom scale: gain, and where it is zeroed, N. */
  scale: { mean: 0, sd: 0.007 },
  scaleN: { mean: 0, sd: 1.2 },
  handN: { mean: 0.8, sd: 1.2 },
  /** Drift of the offset from step to step: temperature, creep, N. */
  localN: { mean: 0, sd: 0.25 },
  boardLean: { mean: 0, sd: 1 * RAD_PER_DEG },
  pressLean: { mean: 0, sd: 0.6 * RAD_PER_DEG },
};
/** Scale of the t prior of a board's lean with the way, rad; what the converter's delay may be off by, s; its tails. */
const WAY_LEAN_RAD = 0.6 * RAD_PER_DEG;
const DELAY_S = 0.003;
const DEGREES_OF_FREEDOM = 2;

export interface Term {
  readonly at: number;
  readonly by: number;
}

export interface Unknowns {
  /** Force beside what is told, N; lean of the load line, rad: sums of parameter · factor. */
  readonly force: readonly Term[];
  readonly lean: readonly Term[];
  /** Offset of this step's own, one a channel. */
  readonly local: readonly number[];
  readonly weight?: number;
}

export interface UnknownsOptions {
  readonly observations: readonly LoadObservation[];
  readonly channels: number;
  readonly freeWeight: boolean;
  /** Of the round before: what the heavy tails go by. */
  readonly values: Float64Array | undefined;
  /** Adds a parameter; gives its place, which is the same in every round. */
  readonly place: (prior: Prior) => number;
  /** How many parameters there are so far. */
  readonly count: () => number;
}

/** One for each observation. */
export function loadUnknowns(options: UnknownsOptions): Unknowns[] {
  const { channels, freeWeight, values, place } = options;
  const known = new Map<string, number>();
  function once(name: string, prior: Prior | ((before: number) => Prior)): number {
    const at = known.get(name);
    if (at !== undefined) return at;
    const made = place(typeof prior === "function" ? prior(values?.[options.count()] ?? 0) : prior);
    known.set(name, made);
    return made;
  }
  return options.observations.map(({ step, type, forceN, way, rateRadS }): Unknowns => {
    const group = type === "press" ? "presses" : step;
    const drifts = step !== undefined && type !== "rest";
    const local = drifts ? Array.from({ length: channels }, (_, c) => once(`local ${group} ${c}`, PRIOR.localN)) : [];
    switch (type) {
      case "weightTurns": {
        const weight = once(`weight ${step}`, freeWeight ? PRIOR.freeWeight : PRIOR.weight);
        const board = once(`board ${step}`, PRIOR.boardLean);
        const withWay = once(`way ${step}`, (before) => ({ mean: 0, sd: tailSd(before, rateRadS) }));
        const lean = [
          { at: board, by: 1 },
          { at: withWay, by: way },
        ];
        return { force: [{ at: weight, by: forceN }], lean, local, weight };
      }
      case "press": {
        const force = [
          { at: once("scale", PRIOR.scale), by: forceN },
          { at: once("scale zero", PRIOR.scaleN), by: 1 },
        ];
        return { force, lean: [{ at: once("press lean", PRIOR.pressLean), by: 1 }], local };
      }
      case "emptyTurns":
        return { force: [{ at: once(`hand ${step}`, PRIOR.handN), by: 1 }], lean: [], local };
      default:
        return { force: [], lean: [], local };
    }
  });
}

/** The Gaussian that stands for the t prior around the value of the round before. */
function tailSd(before: number, rateRadS: number): number {
  const scale = Math.hypot(WAY_LEAN_RAD, rateRadS * DELAY_S);
  return Math.sqrt((DEGREES_OF_FREEDOM * scale * scale + before * before) / (DEGREES_OF_FREEDOM + 1));
}
