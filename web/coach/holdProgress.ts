// A hold as the ring shows it: how far round, which mark comes next.
import type { Bands } from "#shared/schema/live.ts";

export type HoldPhase = "building" | "enough" | "full" | "over";

export interface HoldProgress {
  /** 0…1 of the way to "move on", or to a rest (R8) that comes before; counted: time that counts, elapsed: all of it. */
  readonly counted: number;
  readonly elapsed: number;
  readonly minimumAt: number;
  readonly targetAt: number;
  readonly phase: HoldPhase;
  readonly countedSeconds: number;
  /** Until the next mark. */
  readonly secondsToNext: number;
}

export function holdProgress(countedMs: number, elapsedMs: number, bands: Bands): HoldProgress {
  const { holdMinimumMs, holdTargetMs } = bands;
  const mostMs = holdMostMs(bands);
  const phase = phaseOf(countedMs, elapsedMs, bands);
  const nextMs = phase === "building" ? holdMinimumMs : phase === "enough" ? holdTargetMs : mostMs;
  return {
    counted: share(countedMs, mostMs),
    elapsed: share(elapsedMs, mostMs),
    minimumAt: share(holdMinimumMs, mostMs),
    targetAt: share(holdTargetMs, mostMs),
    phase,
    countedSeconds: Math.floor(countedMs / 1000),
    secondsToNext: Math.max(0, Math.ceil((nextMs - countedMs) / 1000)),
  };
}

/** The whole ring: until moving on, or until the short rest (R8) of a gentle session, whichever comes first. */
export function holdMostMs({ holdMoveOnMs, restAfterMs = Infinity }: Bands): number {
  return Math.min(holdMoveOnMs, restAfterMs);
}

function phaseOf(countedMs: number, elapsedMs: number, bands: Bands): HoldPhase {
  // Moving on is about all the time on the spot (R5), the other marks about the time that counts (R6).
  if (elapsedMs >= bands.holdMoveOnMs) return "over";
  if (countedMs >= bands.holdTargetMs) return "full";
  return countedMs >= bands.holdMinimumMs ? "enough" : "building";
}

function share(ms: number, wholeMs: number): number {
  return wholeMs > 0 ? Math.max(0, Math.min(1, ms / wholeMs)) : 0;
}
