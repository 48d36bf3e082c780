// Where a response that has a direction may point: the phases at which its pure base fits the loaded readings best. The
// fit itself climbs from there; a |cos| has more than one hill.
import type { LoadFitOptions, RoughScale } from "#hub/calibration/loadFitOptions.ts";
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import { baseAt, hasPhase } from "#hub/calibration/responseShapes.ts";
import type { ResponseShape } from "#hub/calibration/responseShapes.ts";

const PHASES = 48;
/** How many of the most likely are followed. */
const FOLLOWED = 2;

/** One phase a channel, rad; the most likely first. */
export function startPhases({ observations, rough, shape }: LoadFitOptions): number[][] {
  if (!hasPhase(shape)) return [rough.map(() => 0)];
  const loaded = observations.filter(({ forceN }) => forceN > 0);
  const ranked = rough.map((scale, c) =>
    Array.from({ length: PHASES }, (_, k) => (2 * Math.PI * k) / PHASES)
      .map((phase) => ({ phase, cost: baseCost(loaded, scale, c, shape, phase) }))
      .toSorted((one, two) => one.cost - two.cost)
      .map(({ phase }) => phase),
  );
  return Array.from({ length: FOLLOWED }, (_, n) => ranked.map((phases) => phases[n] ?? 0));
}

/** What is left of the readings, as parts of their force, beside the base times a gain above 0. */
function baseCost(
  loaded: readonly LoadObservation[],
  { offsetCounts, countsPerN }: RoughScale,
  channel: number,
  shape: ResponseShape,
  phase: number,
): number {
  let product = 0;
  let square = 0;
  let total = 0;
  for (const { counts, forceN, phi } of loaded) {
    const part = ((counts[channel] ?? 0) - offsetCounts) / countsPerN / forceN;
    const [base] = baseAt(shape, phi - phase);
    product += part * base;
    square += base * base;
    total += part * part;
  }
  return product > 0 ? total - (product * product) / square : total;
}
