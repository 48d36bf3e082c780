// What a session adds up to, tick by tick. Pure.
import { FLAG, TICK_MS } from "#shared/domain/features.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

/** The coach's judgement of the same tick. */
export interface TickJudgement {
  readonly inPace: boolean;
  readonly inForce: boolean;
}

export type SummaryNumbers = Pick<
  SessionSummary,
  "contactMs" | "inPaceMs" | "inForceMs" | "strokes" | "holds" | "holdMs" | "meanForceN" | "gapMs"
>;

export interface SummaryAccumulator {
  tick(tick: Tick, judgement: TickJudgement): void;
  /** `countedMs`: how much of a hold counted (on the spot, in the band); its whole length without it. */
  event(event: SignalEvent, countedMs?: number): void;
  numbers(): SummaryNumbers;
}

export function createSummary(): SummaryAccumulator {
  const sums = { contactMs: 0, inPaceMs: 0, inForceMs: 0, strokes: 0, holds: 0, holdMs: 0, gapMs: 0 };
  let forceSumN = 0;
  let forceTicks = 0;
  return {
    tick(tick, judgement) {
      if ((tick.flags & FLAG.gap) !== 0) sums.gapMs += TICK_MS;
      // Lost data is neither contact nor pace nor pressure.
      if (!tick.contact || tick.quality === "unknown") return;
      sums.contactMs += TICK_MS;
      if (judgement.inPace) sums.inPaceMs += TICK_MS;
      if (judgement.inForce) sums.inForceMs += TICK_MS;
      if (!Number.isFinite(tick.forceN)) return;
      forceSumN += tick.forceN;
      forceTicks++;
    },
    event(event, countedMs) {
      if (event.kind === "stroke") sums.strokes++;
      if (event.kind !== "hold") return;
      sums.holds++;
      sums.holdMs += countedMs ?? event.endMs - event.startMs;
    },
    numbers: () => ({
      ...sums,
      holdMs: Math.round(sums.holdMs),
      ...(forceTicks === 0 ? {} : { meanForceN: Math.round((forceSumN / forceTicks) * 10) / 10 }),
    }),
  };
}
