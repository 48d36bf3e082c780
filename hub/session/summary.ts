// What a session adds up to, tick by tick, as a whole and muscle by muscle. Pure.
import { doesCount } from "#shared/domain/countedHold.ts";
import { FLAG, TICK_MS } from "#shared/domain/features.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { Selection } from "#shared/schema/live.ts";
import type { AreaDose, SessionSummary } from "#shared/schema/session.ts";

/** The coach's judgement of the same tick. */
export interface TickJudgement {
  readonly inPace: boolean;
  readonly inForce: boolean;
  /** The hold that lasts, if one does. */
  readonly hold?: unknown;
}

export type SummaryNumbers = Pick<
  SessionSummary,
  | "selection"
  | "contactMs"
  | "inPaceMs"
  | "inForceMs"
  | "strokes"
  | "holds"
  | "holdMs"
  | "meanForceN"
  | "gapMs"
  | "areas"
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

interface AreaSums extends Omit<AreaDose, "meanForceN"> {
  forceSumN: number;
  forceTicks: number;
}

/** The session is about the selection that was on the roller longest, or the first as long as none was. */
export function createSummary(first: Selection): SummaryAccumulator {
  let gapMs = 0;
  let selected = { selection: first, contactMs: 0 };
  const selections = [selected];
  let area = newArea(first);
  const areas = [area];

  return {
    tick(tick, judgement) {
      if ((tick.flags & FLAG.gap) !== 0) gapMs += TICK_MS;
      // Lost data is neither contact nor pace nor pressure.
      if (!tick.contact || tick.quality === "unknown") return;
      const { inPace, inForce, hold } = judgement;
      selected.contactMs += TICK_MS;
      area.contactMs += TICK_MS;
      if (inPace) area.inPaceMs += TICK_MS;
      if (inForce) area.inForceMs += TICK_MS;
      if (inForce && (inPace || hold !== undefined)) area.countedMs += TICK_MS;
      if (!Number.isFinite(tick.forceN)) return;
      area.forceSumN += tick.forceN;
      area.forceTicks++;
    },
    select(selection) {
      const known = selections.find((one) => isSame(one.selection, selection));
      selected = known ?? { selection, contactMs: 0 };
      if (known === undefined) selections.push(selected);
      const { muscle, side } = selection;
      const before = areas.find((one) => one.muscle === muscle && one.side === side);
      area = before ?? newArea(selection);
      if (before === undefined) areas.push(area);
    },
    event(event, countedMs) {
      if (event.kind === "stroke") {
        area.strokes++;
        area.strokeMm += event.lengthMm;
      }
      if (event.kind !== "hold") return;
      const heldMs = countedMs ?? event.endMs - event.startMs;
      if (!doesCount({ countedMs: heldMs })) return;
      area.holds++;
      area.holdMs += heldMs;
    },
    numbers() {
      const sum = (of: (one: AreaSums) => number) => areas.reduce((total, one) => total + of(one), 0);
      const meanForceN = meanOf({ forceSumN: sum((one) => one.forceSumN), forceTicks: sum((one) => one.forceTicks) });
      return {
        selection: selections.reduce((most, one) => (one.contactMs > most.contactMs ? one : most)).selection,
        contactMs: sum((one) => one.contactMs),
        inPaceMs: sum((one) => one.inPaceMs),
        inForceMs: sum((one) => one.inForceMs),
        strokes: sum((one) => one.strokes),
        holds: sum((one) => one.holds),
        holdMs: Math.round(sum((one) => one.holdMs)),
        gapMs,
        ...(meanForceN === undefined ? {} : { meanForceN }),
        areas: areas.filter(hasSomething).map(doseOf),
      };
    },
  };
}

function newArea({ muscle, side }: Selection): AreaSums {
  const none = { contactMs: 0, inPaceMs: 0, inForceMs: 0, countedMs: 0, strokes: 0, strokeMm: 0, holds: 0, holdMs: 0 };
  return { muscle, side, ...none, forceSumN: 0, forceTicks: 0 };
}

function hasSomething({ contactMs, strokes, holds }: AreaSums): boolean {
  return contactMs > 0 || strokes > 0 || holds > 0;
}

function doseOf(sums: AreaSums): AreaDose {
  const { forceSumN: _sum, forceTicks: _ticks, ...dose } = sums;
  const meanForceN = meanOf(sums);
  return {
    ...dose,
    strokeMm: Math.round(dose.strokeMm),
    holdMs: Math.round(dose.holdMs),
    ...(meanForceN === undefined ? {} : { meanForceN }),
  };
}

function meanOf({ forceSumN, forceTicks }: Pick<AreaSums, "forceSumN" | "forceTicks">): number | undefined {
  return forceTicks === 0 ? undefined : Math.round((forceSumN / forceTicks) * 10) / 10;
}

function isSame(one: Selection, other: Selection): boolean {
  return one.muscle === other.muscle && one.side === other.side && one.mode === other.mode;
}
