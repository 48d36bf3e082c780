// R8, R19–R23, R34: what to roll next, how hard, how long, or how long to rest. `person, history, date → proposal with reasons`.
// Everything counts in local calendar dates, so that a change of the clock moves nothing.
import { addDays, DAYS_PER_WEEK, daysBetween, S_PER_MINUTE } from "#shared/domain/calendar.ts";
import type { Side } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import { reason, told } from "#shared/domain/sentences/english.ts";
import { HARD_PHASES, type Experience, type TrainingPhase } from "#shared/domain/training.ts";
import type { ProgramHint, Proposal, Reason } from "#shared/schema/plan.ts";
import type { Area } from "#shared/schema/profile.ts";
import { chooseAreas } from "./chooseAreas.ts";
import { countedSessions, gentleBecause, painSince, type Past } from "./past.ts";
import { daysAgo, decideRest } from "./rest.ts";
import type { Closes } from "./closes.ts";

export interface PlanFacts extends Past {
  /** The local date the plan is for. */
  readonly today: string;
  readonly kneePainNow: boolean;
  readonly experience: Experience | undefined;
  readonly usualSide: Side;
  /** What kind of training day it is. */
  readonly phase: TrainingPhase | undefined;
  /** Where the run stands; absent: not told, so the muscle may be cold or warm. */
  readonly when?: "before-run" | "after-run" | "no-run";
  readonly blocks: readonly Closes[];
  readonly keyAreas?: readonly Area[];
}

export function proposeSession(facts: PlanFacts): Proposal {
  const { today, experience, phase, when } = facts;
  const sessions = countedSessions(facts);
  const firstDate = sessions[0]?.date;
  const sinceFirstWeeks = firstDate === undefined ? 0 : daysAgo(firstDate, today) / DAYS_PER_WEEK;
  const isNew = experience === "new" || (experience === undefined && sinceFirstWeeks < RULES.R21.numbers.newForWeeks);

  const rest = decideRest({ ...facts, isNew });
  const chosen = chooseAreas({ ...facts, keyAreas: facts.keyAreas ?? [], onlyKeyAreas: rest.onlyKeyAreas });
  const isResting = rest.restDays > 0 || chosen.areas.length === 0;
  const areas = isResting ? [] : chosen.areas;
  const program = programFor(when, isNew && sinceFirstWeeks < RULES.R21.numbers.newForWeeks, sinceFirstWeeks);
  const isBrief = program === "pre-run-wake-up";
  const light = lightBecause(facts);
  const seconds = isBrief ? RULES.R19.numbers.preRunS : RULES.R19.numbers.deepS;

  return {
    date: today,
    rest: isResting,
    restDays: rest.restDays,
    nextDate: addDays(today, rest.restDays),
    ...(isResting ? {} : { program }),
    areas,
    secondsPerArea: [...seconds],
    minutes: minutesFor(areas.length, seconds, isBrief || rest.onlyKeyAreas),
    intensity: light.length > 0 ? "light" : "usual",
    reasons: [
      ...rest.reasons,
      ...chosen.reasons,
      ...light,
      ...(isResting ? [] : lengthReasons(isBrief)),
      ...orderReasons(when, phase),
      expectation(sinceFirstWeeks),
    ],
  };
}

function programFor(when: PlanFacts["when"], first: boolean, sinceFirstWeeks: number): ProgramHint {
  if (when === "before-run") return "pre-run-wake-up";
  if (first) return "first-week";
  if (when === "after-run") return "post-run-deep";
  return sinceFirstWeeks >= RULES.R21.numbers.maintenanceAfterWeeks ? "maintenance" : "post-run-deep";
}

/** R20: ten to fifteen minutes, or what few or brief areas take. */
function minutesFor(areas: number, seconds: readonly [number, number], isShort: boolean): [number, number] {
  const [shortest, longest] = RULES.R20.numbers.sessionS;
  const took = seconds.map((s) => s * areas);
  const low = isShort ? (took[0] ?? 0) : Math.min(Math.max(took[0] ?? 0, shortest), longest);
  const high = Math.min(Math.max(took[1] ?? 0, low), longest);
  const full = areas === 0 ? [0, 0] : [low, high];
  return [Math.round((full[0] ?? 0) / S_PER_MINUTE), Math.round((full[1] ?? 0) / S_PER_MINUTE)];
}

/** R8, R33, R34: reasons to press lightly. */
function lightBecause(facts: PlanFacts): Reason[] {
  const { today, phase, checkIns } = facts;
  const reasons: Reason[] = [];
  const gentle = gentleBecause(facts, facts);
  if (gentle !== undefined) {
    const { gentleNrs, gentleIntervalS } = RULES.R8.numbers;
    const [fromNrs, toNrs] = gentleNrs;
    reasons.push(reason("R8", told("plan.gently", { fromNrs, toNrs, seconds: gentleIntervalS, gentle })));
  }
  if (phase === "rest") reasons.push(reason("R34", told("plan.restDay")));
  const hard = checkIns.findLast(
    (one) =>
      one.phase !== undefined &&
      HARD_PHASES.includes(one.phase) &&
      daysBetween(one.date, today) <= 1 &&
      daysBetween(one.date, today) >= 0,
  );
  if (hard !== undefined || (phase !== undefined && HARD_PHASES.includes(phase))) {
    reasons.push(reason("R34", told("plan.hard")));
  }
  const lastMs = countedSessions(facts).at(-1)?.atMs;
  if (lastMs !== undefined && painSince(facts, lastMs)) {
    reasons.push(reason("R33", told("plan.kneeHurt")));
  }
  return reasons;
}

function lengthReasons(isBrief: boolean): Reason[] {
  if (isBrief) return [reason("R19", told("plan.brief"))];
  return [reason("R19", told("plan.length")), reason("R20", told("plan.often"))];
}

function orderReasons(when: PlanFacts["when"], phase: TrainingPhase | undefined): Reason[] {
  if (when === "before-run") return [reason("R22", told("plan.before"))];
  if (when === "after-run") return [reason("R22", told("plan.after"))];
  return phase === "rest" ? [] : [reason("R22", told("plan.warm"))];
}

function expectation(weeks: number): Reason {
  const { firstChangeWeeks, settlingWeeks } = RULES.R23.numbers;
  if (weeks < firstChangeWeeks[1]) return reason("R23", told("plan.firstChange", rangeOf(firstChangeWeeks)));
  if (weeks < settlingWeeks[1]) return reason("R23", told("plan.settling", rangeOf(settlingWeeks)));
  return reason("R23", told("plan.trend"));
}

function rangeOf([from, to]: readonly [number, number]): { from: number; to: number } {
  return { from, to };
}
