// R1, R2, R4, R5, R11: the pace, pressure and hold numbers that apply to what is being rolled, and the
// pressure ceilings near the knee. The page draws the same numbers.
import { muscleById } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import { newtonsOfKg } from "#shared/domain/units.ts";
import type { Bands, Selection } from "#shared/schema/live.ts";
import { forceOf, type AreaForce } from "./areaForce.ts";
import type { PopulationForce } from "./ownBand.ts";

const WEIGHT = RULES.R11.numbers;

/** A weight no scale would show counts as unknown. */
function isPlausibleKg(kg: number | undefined): kg is number {
  return kg !== undefined && kg >= WEIGHT.plausibleFromKg && kg <= WEIGHT.plausibleUpToKg;
}

/** R11: the population's forces for an area, N. */
export function populationForce(
  area: Pick<Selection, "muscle" | "side">,
  bodyWeightKg: number | undefined,
): PopulationForce {
  const muscle = muscleById(area.muscle);
  const bodyN = newtonsOfKg(isPlausibleKg(bodyWeightKg) ? bodyWeightKg : WEIGHT.assumedBodyWeightKg);
  const legsPct = area.side === "both" ? WEIGHT.bothLegsCarryPct : 100;
  const newtons = (pct: number): number => (bodyN * pct * legsPct) / 10_000;
  return {
    forceN: [newtons(muscle.targetPct[0]), newtons(muscle.targetPct[1])],
    easeOffN: newtons(muscle.easeOffPct),
    stopN: newtons(muscle.stopPct),
  };
}

/**
 * Forces in N, pace in mm/s along the limb, times in ms. Unknown or absurd weight: assumed and marked so.
 * `forces` are the person's own, as far as there are any; the stop value is always the population's. `gentle`: why the
 * session is a gentle one (R8), if it is.
 */
export function bandsFor(
  selection: Selection,
  bodyWeightKg: number | undefined,
  forces: readonly AreaForce[] = [],
  gentle?: string,
): Bands {
  const muscle = muscleById(selection.muscle);
  const pace = selection.mode === "pre-run" ? RULES.R2.numbers : RULES.R1.numbers;
  const bands: Bands = {
    paceMmS: [pace.bandLowMmS, pace.bandHighMmS],
    paceTargetMmS: pace.targetMmS,
    ...forceOf(selection, populationForce(selection, bodyWeightKg), forces),
    assumedWeight: !isPlausibleKg(bodyWeightKg),
    holdMinimumMs: muscle.holdS[0] * 1000,
    holdTargetMs: muscle.holdS[1] * 1000,
    holdMoveOnMs: RULES.R5.numbers.moveOnAfterMs,
  };
  const restsBetween = gentle !== undefined && selection.mode !== "pre-run";
  return restsBetween ? withHolds({ ...bands, restAfterMs: RULES.R8.numbers.gentleIntervalS * 1000 }, bands) : bands;
}

/** Holds of these lengths (R4), as far as a rest (R8) does not end them before: nothing out of reach is promised. */
export function withHolds(
  bands: Bands,
  { holdMinimumMs, holdTargetMs }: Pick<Bands, "holdMinimumMs" | "holdTargetMs">,
): Bands {
  const { restAfterMs = Infinity } = bands;
  return {
    ...bands,
    holdMinimumMs: Math.min(holdMinimumMs, restAfterMs),
    holdTargetMs: Math.min(holdTargetMs, restAfterMs),
  };
}

/** Where the roller is, seen from the knee; NaN unknown. */
export interface KneePlace {
  /** To the stop line; negative across it. */
  readonly toLineMm: number;
  /** From the stop line to the other end of the strokes. */
  readonly lengthMm: number;
}

/** R11: how far ceilings come down here, as a factor ≤ 1. Unknown place: 1. */
export function kneeTaper(place: KneePlace): number {
  const partMm = (place.lengthMm * WEIGHT.ceilingsDropOverLastPct) / 100;
  if (!(partMm > 0) || !(place.toLineMm < partMm)) return 1;
  const depth = 1 - Math.max(place.toLineMm, 0) / partMm;
  return 1 - (depth * WEIGHT.ceilingsDropAtKneePct) / 100;
}
