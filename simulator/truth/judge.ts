// Counts strokes, holds, reversals and lift-offs as a watching person would, from the true movement.
//
// Stroke: maximal movement one way of at least 30 mm; a pause under 3 s does not break it; a reversal, a hold or a
// lift-off ends it. Hold: on one spot under load for at least 3 s; rocking and slow drift belong to it, so it is
// judged by the intended speed. Reversal: the moment the speed passes 5 mm/s the new way, within one contact.
// Contact: below 22 N it ends, above 32 N it begins.
import type { RollerState } from "#sim/roller/rollerState.ts";
import type { TruthEvent } from "#sim/truth/truthLine.ts";

const CONTACT_OFF_N = 22;
const CONTACT_ON_N = 32;
/** Below this intended speed a person is staying where they are. */
const STILL_MM_S = 1;
const REVERSAL_MM_S = 5;
const HOLD_MS = 3000;
const STROKE_MM = 30;

export interface Judge {
  readonly contact: boolean;
  /** Takes the state at `tMs` (hub clock); states come in time order, some milliseconds apart. */
  push(tMs: number, state: RollerState): void;
  /** Closes what is still open. */
  finish(tMs: number): void;
}

interface Run {
  readonly way: number;
  readonly startMs: number;
  readonly startMm: number;
  endMs: number;
  endMm: number;
}

export function createJudge(emit: (event: TruthEvent) => void): Judge {
  let contact = false;
  let liftedMs: number | undefined;
  let run: Run | undefined;
  let stillMs: number | undefined;
  let heading = 0;

  function endRun(): void {
    if (run === undefined) return;
    const lengthMm = Math.abs(run.endMm - run.startMm);
    if (lengthMm >= STROKE_MM) emit({ k: "stroke", startMs: run.startMs, endMs: run.endMs, lengthMm });
    run = undefined;
  }

  function endStill(tMs: number): void {
    if (stillMs !== undefined && tMs - stillMs >= HOLD_MS) emit({ k: "hold", startMs: stillMs, endMs: tMs });
    stillMs = undefined;
  }

  function takeContact(tMs: number, forceN: number): void {
    if (contact && forceN < CONTACT_OFF_N) {
      contact = false;
      liftedMs = tMs;
      heading = 0;
      endRun();
      endStill(tMs);
    } else if (!contact && forceN > CONTACT_ON_N) {
      contact = true;
      if (liftedMs !== undefined) emit({ k: "lift", startMs: liftedMs, endMs: tMs });
      liftedMs = undefined;
    }
  }

  function takeMovement(tMs: number, state: RollerState): void {
    const way = Math.sign(state.intendedMmS);
    endStill(tMs);
    if (run !== undefined && run.way !== way) endRun();
    run ??= { way, startMs: tMs, startMm: state.placeMm, endMs: tMs, endMm: state.placeMm };
    run.endMs = tMs;
    run.endMm = state.placeMm;
    if (state.speedMmS * way < REVERSAL_MM_S) return;
    if (heading === -way) emit({ k: "reversal", tMs });
    heading = way;
  }

  return {
    get contact() {
      return contact;
    },
    push(tMs, state) {
      takeContact(tMs, state.bodyForceN);
      if (!contact) return;
      if (Math.abs(state.intendedMmS) >= STILL_MM_S) return takeMovement(tMs, state);
      stillMs ??= tMs;
      if (tMs - stillMs >= HOLD_MS) endRun();
    },
    finish(tMs) {
      endRun();
      endStill(tMs);
      if (liftedMs !== undefined) emit({ k: "lift", startMs: liftedMs, endMs: tMs });
      liftedMs = undefined;
    },
  };
}
