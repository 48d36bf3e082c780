// R11: at the stop value a person is told to lift off at once. It needs only as many samples as tell a load from
// a spike, waits for nothing, and stays until the load is off or back in the band.
import { RULES } from "#shared/domain/rules.ts";
import type { Moment } from "./moment.ts";
import { LIFTED, settle, type Wanting } from "./raised.ts";
import { forceWords } from "./words.ts";

export interface PressureStopState extends Wanting {
  readonly overMs: number;
  readonly backMs: number;
}

export const NO_STOP: PressureStopState = { overMs: 0, backMs: 0, raised: undefined, settled: undefined };

const { stopAfterMs, rightAgainForMs } = RULES.R11.numbers;

export function stepPressureStop(state: PressureStopState, moment: Moment): PressureStopState {
  const { stopN, forceN: band } = moment.bands;
  if (!moment.contact)
    return state.raised === undefined && state.overMs === 0 ? state : { ...NO_STOP, settled: settle(state, LIFTED) };
  if (Number.isNaN(moment.forceN)) return state;

  if (state.raised === undefined) {
    if (moment.forceN < stopN) return state.overMs === 0 ? state : { ...state, overMs: 0 };
    const overMs = state.overMs + moment.dtMs;
    if (overMs < stopAfterMs) return { ...state, overMs };
    const why = `You pressed with ${forceWords(moment.forceN)}; ${forceWords(stopN)} is the limit for this area.`;
    return { ...NO_STOP, raised: { cueId: "stop-pressure", ruleId: "R11", why, sinceMs: moment.tMs } };
  }
  const backMs = moment.forceN <= band[1] ? state.backMs + moment.dtMs : 0;
  if (backMs < rightAgainForMs) return backMs === state.backMs ? state : { ...state, backMs };
  return { ...NO_STOP, settled: settle(state, `The pressure is down to ${forceWords(moment.forceN)}.`) };
}
