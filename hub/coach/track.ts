// Follows the roller along the limb while it stays in contact: how far it has been, and where it turned.
// The place is only comparable within one contact: after a lift the roller may lie anywhere.
import { RULES } from "#shared/domain/rules.ts";
import type { Moment } from "./moment.ts";

export interface Turn {
  readonly end: "low" | "high";
  readonly atMm: number;
  /** Length of the stroke that ended here. */
  readonly strokeMm: number;
}

/** Positions in mm from the start end of the strokes; NaN unknown. */
export interface TrackState {
  readonly heading: -1 | 0 | 1;
  /** Extremes of the present stroke, and of the whole contact. */
  readonly lowMm: number;
  readonly highMm: number;
  readonly reachLowMm: number;
  readonly reachHighMm: number;
  /** Where the roller turned last at either end. */
  readonly lowTurnMm: number;
  readonly highTurnMm: number;
  /** Where this contact began. */
  readonly startMm: number;
  readonly atMm: number;
  /** A turn seen on this very tick. */
  readonly turn: Turn | undefined;
  /** On this very tick the place jumped: positions before it do not compare. */
  readonly restarted: boolean;
}

export const NO_TRACK: TrackState = {
  heading: 0,
  lowMm: Number.NaN,
  highMm: Number.NaN,
  reachLowMm: Number.NaN,
  reachHighMm: Number.NaN,
  lowTurnMm: Number.NaN,
  highTurnMm: Number.NaN,
  startMm: Number.NaN,
  atMm: Number.NaN,
  turn: undefined,
  restarted: false,
};

const { turnSeenAfterMm, placeLostAfterJumpMm } = RULES.R16.numbers;

export function stepTrack(state: TrackState, { contact, positionMm: atMm }: Moment): TrackState {
  if (!contact) return NO_TRACK;
  if (Number.isNaN(atMm)) return state.turn === undefined ? state : { ...state, turn: undefined };
  const restarted = Math.abs(atMm - state.atMm) > placeLostAfterJumpMm;
  if (Number.isNaN(state.atMm) || restarted) {
    return {
      ...NO_TRACK,
      lowMm: atMm,
      highMm: atMm,
      reachLowMm: atMm,
      reachHighMm: atMm,
      startMm: atMm,
      atMm,
      restarted,
    };
  }
  const lowMm = Math.min(state.lowMm, atMm);
  const highMm = Math.max(state.highMm, atMm);
  const next = {
    heading: state.heading,
    lowMm,
    highMm,
    reachLowMm: Math.min(state.reachLowMm, atMm),
    reachHighMm: Math.max(state.reachHighMm, atMm),
    lowTurnMm: state.lowTurnMm,
    highTurnMm: state.highTurnMm,
    startMm: state.startMm,
    atMm,
    turn: undefined,
    restarted: false,
  };
  if (state.heading >= 0 && highMm - atMm >= turnSeenAfterMm) {
    const turn: Turn = { end: "high", atMm: highMm, strokeMm: highMm - lowMm };
    return state.heading === 0
      ? { ...next, heading: -1 }
      : { ...next, heading: -1, lowMm: atMm, highTurnMm: highMm, turn };
  }
  if (state.heading <= 0 && atMm - lowMm >= turnSeenAfterMm) {
    const turn: Turn = { end: "low", atMm: lowMm, strokeMm: highMm - lowMm };
    return state.heading === 0
      ? { ...next, heading: 1 }
      : { ...next, heading: 1, highMm: atMm, lowTurnMm: lowMm, turn };
  }
  return next;
}

/** How far the roller is from where it last turned ahead of it, mm; NaN unknown or past it. */
export function toUsualTurnMm(state: TrackState, { positionMm, speedMmS }: Moment): number {
  const toMm = speedMmS >= 0 ? state.highTurnMm - positionMm : positionMm - state.lowTurnMm;
  return toMm >= 0 ? toMm : Number.NaN;
}
