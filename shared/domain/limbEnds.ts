// Names of the limb's two ends, nearer the foot first: what a person calls them.
import type { MuscleId } from "#shared/domain/muscles.ts";

export const LIMB_ENDS: Readonly<Record<MuscleId, readonly [lower: string, upper: string]>> = {
  quadriceps: ["knee", "hip"],
  "outer-thigh": ["knee", "hip"],
  calf: ["ankle", "knee"],
  hamstrings: ["knee", "seat"],
  gluteals: ["seat", "back"],
  adductors: ["knee", "groin"],
  "hip-flexors": ["thigh", "hip"],
};
