// R3: praise, rarely: after a good stretch in pace and in band without a cue, and not again for minutes.
import { RULES } from "#shared/domain/rules.ts";
import type { Moment } from "./moment.ts";
import type { Wanting } from "./raised.ts";
import { secondsWords } from "./words.ts";

export interface PraiseState extends Wanting {
  readonly rightMs: number;
  readonly lastMs: number;
}

export const NO_PRAISE: PraiseState = {
  rightMs: 0,
  lastMs: Number.NEGATIVE_INFINITY,
  raised: undefined,
  settled: undefined,
};

const { praiseAfterGoodMs, praiseAtMostEveryMs, praiseShownForMs, quietBetweenCuesMs } = RULES.R3.numbers;

export function stepPraise(state: PraiseState, isRight: boolean, moment: Moment): PraiseState {
  if (state.raised !== undefined) {
    const isOver = !isRight || moment.tMs - state.raised.sinceMs > praiseShownForMs + quietBetweenCuesMs;
    return isOver
      ? { ...state, rightMs: 0, raised: undefined, settled: { raised: state.raised, why: "It has been said." } }
      : state;
  }
  if (!isRight) return state.rightMs === 0 ? state : { ...state, rightMs: 0 };
  const rightMs = state.rightMs + moment.dtMs;
  if (rightMs < praiseAfterGoodMs || moment.tMs - state.lastMs < praiseAtMostEveryMs) return { ...state, rightMs };
  const why = `You kept pace and pressure right for ${secondsWords(rightMs)}.`;
  const raised = { cueId: "right", ruleId: "R3", why, sinceMs: moment.tMs, shownForMs: praiseShownForMs } as const;
  return { rightMs, lastMs: moment.tMs, raised, settled: undefined };
}
