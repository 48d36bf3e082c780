// What of a step's time counts, and why the rest does not (R2, R6, R19). Holds are counted by the hold rules; in
// hold-and-roll the hold and the rolling have a share each.
import type { NotCounted } from "#shared/domain/programProgress.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { ProgramStep } from "#shared/schema/program.ts";
import type { HoldState } from "#hub/coach/holdState.ts";
import type { Moment } from "#hub/coach/moment.ts";

export interface Tally {
  readonly countedMs: number;
  /** Shares of it in hold-and-roll; in other steps `heldMs` is for information. */
  readonly rolledMs: number;
  readonly heldMs: number;
  /** Under load, at whatever pressure and pace. */
  readonly loadedMs: number;
  readonly passes: number;
  /** Standing still in the band: a hold if the core says so soon, else too slow. */
  readonly pendingMs: number;
  readonly notCountedMs: Readonly<Partial<Record<NotCounted, number>>>;
  /** Why nothing counts just now. */
  readonly why: NotCounted | undefined;
}

export const NO_TALLY: Tally = {
  countedMs: 0,
  rolledMs: 0,
  heldMs: 0,
  loadedMs: 0,
  passes: 0,
  pendingMs: 0,
  notCountedMs: {},
  why: undefined,
};

/** What the rules found on this tick. */
export interface Findings {
  readonly inForce: boolean;
  /** The band where the roller is. */
  readonly bandN: readonly [number, number];
  /** A stop, or a closed area: no load is asked for. */
  readonly resting: boolean;
  readonly inPace: boolean;
  readonly nearKnee: boolean;
  /** R8: a short rest is due. */
  readonly restDue: boolean;
  readonly holdBefore: HoldState;
  readonly hold: HoldState;
}

const { holdPossibleBelowMmS, tooFastPastEdgePct } = RULES.R3.numbers;

export function doesNotCount(tally: Tally, why: NotCounted, dtMs: number): Tally {
  const before = tally.notCountedMs[why] ?? 0;
  return { ...tally, why, notCountedMs: { ...tally.notCountedMs, [why]: before + dtMs } };
}

/** One fresh tick under a step that is running. */
export function tallyTick(tally: Tally, step: ProgramStep, moment: Moment, found: Findings): Tally {
  if (!moment.contact) return doesNotCount(settlePending(tally), "noContact", moment.dtMs);
  const loaded = { ...tally, loadedMs: tally.loadedMs + moment.dtMs };
  const why = whyNot(step, moment, found);
  if (why !== undefined) return doesNotCount(settlePending(loaded), why, moment.dtMs);
  if (step.mode === "hold-and-roll") return holdOrRoll(loaded, step, moment, found);
  const heldMs = loaded.heldMs + heldNowMs(found);
  return { ...loaded, countedMs: loaded.countedMs + moment.dtMs, heldMs, why: undefined };
}

function whyNot(step: ProgramStep, moment: Moment, found: Findings): NotCounted | undefined {
  if (found.resting) return "closedArea";
  if (step.mode === "free") return undefined;
  if (found.restDue) return "resting";
  const { forceN, paceMmS, bands } = moment;
  const stands = paceMmS < holdPossibleBelowMmS;
  if (Number.isNaN(forceN)) return "noForce";
  if (found.nearKnee && (stands || (!found.inForce && forceN < found.bandN[1]))) return "nearKnee";
  if (!found.inForce) return forceN < found.bandN[0] ? "tooLight" : "tooHard";
  // Up to the margin at which too fast is told.
  if (paceMmS > bands.paceMmS[1] * (1 + tooFastPastEdgePct / 100)) return "tooFast";
  if (step.mode === "pre-run" && !found.inPace && paceMmS <= bands.paceMmS[1]) return "tooSlow";
  return found.hold.phase === "on" && found.hold.loadedMs > bands.holdMoveOnMs ? "heldTooLong" : undefined;
}

/** What the hold rules counted on this tick; what is told late, when the core is sure, comes at once. */
function heldNowMs({ holdBefore, hold }: Findings): number {
  if (hold.phase !== "on") return 0;
  const isSame = holdBefore.phase !== "none" && holdBefore.startMs === hold.startMs;
  return Math.max(0, hold.countedMs - (isSame ? holdBefore.countedMs : 0));
}

type HoldAndRoll = Extract<ProgramStep, { mode: "hold-and-roll" }>;

function holdOrRoll(tally: Tally, step: HoldAndRoll, moment: Moment, found: Findings): Tally {
  const holdMs = step.holdS[1] * 1000;
  if (found.hold.phase === "on") {
    // Never more than passed since the step began to run.
    const gainMs = Math.min(heldNowMs(found), tally.pendingMs + moment.dtMs, holdMs - tally.heldMs);
    if (gainMs > 0) return count({ ...tally, pendingMs: 0, heldMs: tally.heldMs + gainMs });
    return doesNotCount({ ...tally, pendingMs: 0 }, tally.heldMs >= holdMs ? "enough" : "tooSlow", moment.dtMs);
  }
  if (moment.paceMmS < holdPossibleBelowMmS) {
    return { ...tally, pendingMs: tally.pendingMs + moment.dtMs, why: undefined };
  }
  const rolling = settlePending(tally);
  const roomMs = step.seconds.target * 1000 - holdMs - rolling.rolledMs;
  if (roomMs <= 0) return doesNotCount(rolling, "enough", moment.dtMs);
  return count({ ...rolling, rolledMs: rolling.rolledMs + Math.min(moment.dtMs, roomMs) });
}

function count(tally: Tally): Tally {
  return { ...tally, countedMs: tally.heldMs + tally.rolledMs, why: undefined };
}

/** Standing still that became no hold. */
export function settlePending(tally: Tally): Tally {
  if (tally.pendingMs === 0) return tally;
  return { ...doesNotCount(tally, "tooSlow", tally.pendingMs), pendingMs: 0 };
}

/** How the step ends by itself, if it does now. */
export function isOver(tally: Tally, step: ProgramStep): "done" | "timeUp" | undefined {
  const { least, target, most } = step.seconds;
  if (tally.countedMs >= target * 1000) return "done";
  const passes = "passes" in step ? step.passes : undefined;
  if (passes !== undefined && tally.passes >= passes && tally.countedMs >= least * 1000) return "done";
  return tally.loadedMs >= most * 1000 ? "timeUp" : undefined;
}
