// The bathroom scale under the roller, as a person reads it.
import { STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { Scale } from "#sim/home/step.ts";
import { WORLD_STEP_MS } from "#sim/roller/world.ts";
import type { World } from "#sim/roller/world.ts";

/** A scale shows the mean of its last moments, ms. */
const SCALE_MEAN_MS = 600;

/** What weighs on the scale in the moments before `endMs`, which the world has to have reached, N. */
export function forceOnScaleN(world: World, endMs: number): number {
  const last = Math.floor(endMs / WORLD_STEP_MS);
  const count = SCALE_MEAN_MS / WORLD_STEP_MS;
  let sum = 0;
  for (let index = last - count + 1; index <= last; index += 1) {
    const { forceN, leanRad } = world.step(Math.max(0, index));
    sum += forceN * Math.cos(leanRad);
  }
  return sum / count;
}

/** What it shows then, kg. */
export function shownKg(scale: Scale, forceN: number): number {
  const kg = (forceN / STANDARD_GRAVITY_M_S2) * scale.gain + scale.offsetKg;
  return Number((Math.round(kg / scale.stepKg) * scale.stepKg).toFixed(3));
}
