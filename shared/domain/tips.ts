// R22, R35: short tips about the roller and what comes after it.
import type { RuleId } from "#shared/domain/rules.ts";

export interface Tip {
  readonly id: string;
  readonly when: "choosing" | "care" | "after";
  readonly says: string;
  readonly ruleId: RuleId;
}

export const TIPS = [
  { id: "first-roller", when: "choosing", says: "Begin with a smooth, medium-firm roller.", ruleId: "R35" },
  { id: "firmer", when: "choosing", says: "Firmer or textured only when you are used to it.", ruleId: "R35" },
  { id: "wash", when: "care", says: "Wash it weekly with mild soap.", ruleId: "R35" },
  { id: "heat", when: "care", says: "Keep it from heat and sun.", ruleId: "R35" },
  { id: "dented", when: "care", says: "Replace it when it is dented.", ruleId: "R35" },
  { id: "after", when: "after", says: "Strengthening and stretching come after rolling, if you like.", ruleId: "R22" },
] as const satisfies readonly Tip[];
