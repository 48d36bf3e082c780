// What the coach asks or tells beside its cues: a question about a tender spot, the way back to one, advice after a stop.
import type { RuleId } from "#shared/domain/rules.ts";

/** Why a person stops: what something wrong feels like. */
export const STOP_REASONS = ["sharp", "tingling", "numb", "other"] as const;
export type StopReason = (typeof STOP_REASONS)[number];

export const PROMPT_IDS = ["discomfort", "discomfortAfter", "knownPain", "spotHere", "spotAhead", "advice"] as const;
export type PromptId = (typeof PROMPT_IDS)[number];

/** discomfort, discomfortAfter and spotHere take 0 to 10, spotHere also a tender-spot mark; knownPain takes yes or no; the rest no answer. */
export const QUESTIONS = {
  discomfort: { ruleId: "R7", text: "How much does it hurt, 0 to 10?" },
  /** Before it stands which spot is meant. */
  discomfortAfter: { ruleId: "R31", text: "how much does it hurt now, 0 to 10?" },
  knownPain: { ruleId: "R7", text: "Does this spot bring on your knee pain?" },
  spotHere: { ruleId: "R7", text: "A tender spot? Then say how much, 0 to 10." },
} as const satisfies Partial<Record<PromptId, { readonly ruleId: RuleId; readonly text: string }>>;

/** What a person is told after a stop, by what it felt like; R29 where a professional should look at it. */
export const STOP_ADVICE: Readonly<
  Record<StopReason, { readonly ruleId: RuleId; readonly refers: boolean; readonly text: string }>
> = {
  sharp: {
    ruleId: "R27",
    refers: false,
    text: "Leave this area alone for today. If the sharp pain stays or comes back, see a professional before you roll it again.",
  },
  tingling: {
    ruleId: "R29",
    refers: true,
    text: "Tingling can come from a nerve. Leave this area alone and see a professional before you roll it again.",
  },
  numb: {
    ruleId: "R29",
    refers: true,
    text: "Numbness can come from a nerve. Leave this area alone and see a professional before you roll it again.",
  },
  other: {
    ruleId: "R27",
    refers: false,
    text: "Leave this area alone for today. Go on elsewhere only if it feels right.",
  },
};
