// What a session adds up to, tick by tick. Pure.
import { FLAG, TICK_MS } from "#shared/domain/features.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

/** The coach's judgement of the same tick. */
export interface TickJudgement {
  readonly inPace: boolean;
  readonly inForce: boolean;
}

export type SummaryNumbers = Pick<
  SessionSummary,
  "selection" | "contactMs" | "inPaceMs" | "inForceMs" | "strokes" | "holds" | "holdMs" | "meanForceN" | "gapMs"
>;

export interface SummaryAccumulator {
  tick(tick: Tick, judgement: TickJudgement): void;
  /** What the ticks from now on belong to. */
  select(selection: Selection): void;
  /** `countedMs`: how much of a hold counted (on the spot, in the band); its whole length without it. */
  event(event: SignalEvent, countedMs?: number): void;
  numbers(): SummaryNumbers;
}

/** Before the first tick. */
export const NO_SUMS = { contactMs: 0, inPaceMs: 0, inForceMs: 0, strokes: 0, holds: 0, holdMs: 0, gapMs: 0 };

/** The session is about the selection that was on the roller longest, or the first as long as none was. */
export function createSummary(first: Selection): SummaryAccumulator {
  const sums = { ...NO_SUMS };
  let forceSumN = 0;
  let forceTicks = 0;
  let selected = { selection: first, contactMs: 0 };
  const selections = [selected];
  return {
    tick(tick, judgement) {
      if ((tick.flags & FLAG.gap) !== 0) sums.gapMs += TICK_MS;
      // Lost data is neither contact nor pace nor pressure.
      if (!tick.contact || tick.quality === "unknown") return;
      sums.contactMs += TICK_MS;
      selected.contactMs += TICK_MS;
      if (judgement.inPace) sums.inPaceMs += TICK_MS;
      if (judgement.inForce) sums.inForceMs += TICK_MS;
      if (!Number.isFinite(tick.forceN)) return;
      forceSumN += tick.forceN;
      forceTicks++;
    },
    select(selection) {
      const known = selections.find((one) => isSame(one.selection, selection));
      selected = known ?? { selection, contactMs: 0 };
      if (known === undefined) selections.push(selected);
    },
    event(event, countedMs) {
      if (event.kind === "stroke") sums.strokes++;
      if (event.kind !== "hold") return;
      sums.holds++;
      sums.holdMs += countedMs ?? event.endMs - event.startMs;
    },
    numbers: () => ({
      selection: selections.reduce((most, one) => (one.contactMs > most.contactMs ? one : most)).selection,
      ...sums,
      holdMs: Math.round(sums.holdMs),
      ...(forceTicks === 0 ? {} : { meanForceN: Math.round((forceSumN / forceTicks) * 10) / 10 }),
    }),
  };
}

function isSame(one: Selection, other: Selection): boolean {
  return one.muscle === other.muscle && one.side === other.side && one.mode === other.mode;
}
