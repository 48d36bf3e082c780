// R4, R5, R2: what is said of a hold. Enough, as long as is useful, and after 90 s of load, counted or not: move on.
// Before a run: keep rolling.
import { RULES } from "#shared/domain/rules.ts";
import type { HoldState } from "./holdState.ts";
import type { Moment } from "./moment.ts";
import { settle, type Raised } from "./raised.ts";
import { secondsWords } from "./words.ts";

const { minimumShownForMs: shownForMs } = RULES.R4.numbers;

/** Each word once a hold; the last one said wins. `restInMs`: of load until a rest is due (R8); more is not promised. */
export function sayOfHold(state: HoldState, moment: Moment, restInMs: number): HoldState {
  const { said, countedMs, loadedMs } = state;
  const { holdMinimumMs, holdTargetMs, holdMoveOnMs } = moment.bands;
  const sinceMs = moment.tMs;
  if (moment.selection.mode === "pre-run") {
    if (said > 0) return state;
    const why = `You have stayed on one spot for ${secondsWords(moment.holdMs)}; before a run keep rolling and leave holds for later.`;
    return say(state, 1, { cueId: "no-holds", ruleId: "R2", why, sinceMs });
  }
  if (said < 3 && loadedMs >= holdMoveOnMs) {
    const why = `You have been on this spot for ${secondsWords(loadedMs)}; more than ${secondsWords(holdMoveOnMs)} does not help.`;
    return say(state, 3, { cueId: "hold-move-on", ruleId: "R5", why, sinceMs });
  }
  if (said < 2 && countedMs >= holdTargetMs) {
    const why = `You have held for ${secondsWords(countedMs)}, as long as is useful here.`;
    return say(state, 2, { cueId: "hold-target", ruleId: "R4", why, sinceMs });
  }
  const upToMs = Math.min(holdTargetMs, countedMs + restInMs);
  if (said < 1 && countedMs >= holdMinimumMs && upToMs - countedMs >= shownForMs) {
    const why = `You have held for ${secondsWords(countedMs)}; up to ${secondsWords(upToMs)} is useful here.`;
    return say(state, 1, { cueId: "hold-minimum", ruleId: "R4", why, sinceMs, shownForMs });
  }
  return state;
}

function say(state: HoldState, said: 1 | 2 | 3, raised: Raised): HoldState {
  return { ...state, said, raised, settled: settle(state, "You kept holding.") };
}
