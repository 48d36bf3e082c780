// R13, R17: what to keep off with the roller, muscle by muscle; said when a program comes to the muscle for the first time.
import type { MuscleId } from "#shared/domain/muscles.ts";
import type { RuleId } from "#shared/domain/rules.ts";

export interface Mind {
  readonly says: string;
  readonly ruleIds: readonly RuleId[];
}

export const MIND: Readonly<Record<MuscleId, Mind>> = {
  quadriceps: { says: "Keep off the kneecap and the tendon below it.", ruleIds: ["R13"] },
  "outer-thigh": { says: "Stop before the bony point at the knee.", ruleIds: ["R13"] },
  calf: {
    says:
      "Straight knee for the big muscle, bent knee for the deep one. " +
      "Keep off the tendon above the heel, the bony knob below the outer knee and the back of the knee.",
    ruleIds: ["R13", "R17"],
  },
  hamstrings: { says: "Keep off the back of the knee and the bone you sit on.", ruleIds: ["R13"] },
  gluteals: { says: "Keep off the tailbone and the bones you sit on.", ruleIds: ["R13"] },
  adductors: { says: "Keep off the bony inside of the knee.", ruleIds: ["R13"] },
  "hip-flexors": { says: "Beside the front hip bone, never on it.", ruleIds: ["R13"] },
};
