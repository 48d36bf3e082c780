// When the roller last turned around, from the pace itself and from what the core announces.
import { RULES } from "#shared/domain/rules.ts";
import type { Moment } from "./moment.ts";

export interface TurnState {
  readonly heading: -1 | 0 | 1;
  /** NaN: none in this contact. */
  readonly lastTurnMs: number;
}

export const NO_TURN: TurnState = { heading: 0, lastTurnMs: Number.NaN };

const { holdPossibleBelowMmS } = RULES.R3.numbers;

export function stepTurns(state: TurnState, { contact, speedMmS, tMs }: Moment): TurnState {
  if (!contact) return NO_TURN;
  if (Math.abs(speedMmS) < holdPossibleBelowMmS) return state;
  const heading = speedMmS > 0 ? 1 : -1;
  if (heading === state.heading) return state;
  // The first movement of a contact begins like a turn: it comes out of rest.
  return { heading, lastTurnMs: tMs };
}

export function noteTurn(state: TurnState, atMs: number): TurnState {
  return state.lastTurnMs >= atMs ? state : { ...state, lastTurnMs: atMs };
}
