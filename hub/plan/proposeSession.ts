// R8, R19–R23, R34: what to roll next, how hard, how long, or how long to rest. `person, history, date → proposal with reasons`.
// Everything counts in local calendar dates, so that a change of the clock moves nothing.
import { addDays, DAYS_PER_WEEK, daysBetween, S_PER_MINUTE } from "#shared/domain/calendar.ts";
import type { Side } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import { HARD_PHASES, type Experience, type TrainingPhase } from "#shared/domain/training.ts";
import type { ProgramHint, Proposal, Reason } from "#shared/schema/plan.ts";
import type { Area } from "#shared/schema/profile.ts";
import { chooseAreas } from "./chooseAreas.ts";
import { countedSessions, gentleBecause, painSince, type Past } from "./past.ts";
import { daysAgo, decideRest } from "./rest.ts";
import type { Closes } from "./screening.ts";

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
    reasons.push({
      ruleId: "R8",
      says: `Lightly, at ${gentleNrs.join(" to ")} of 10 and ${gentleIntervalS} seconds at a time, because ${gentle}.`,
    });
  }
  if (phase === "rest") reasons.push({ ruleId: "R34", says: "Lighter on a day of rest." });
  const hard = checkIns.findLast(
    (one) =>
      one.phase !== undefined &&
      HARD_PHASES.includes(one.phase) &&
      daysBetween(one.date, today) <= 1 &&
      daysBetween(one.date, today) >= 0,
  );
  if (hard !== undefined || (phase !== undefined && HARD_PHASES.includes(phase))) {
    reasons.push({ ruleId: "R34", says: "Lighter after a hard workout." });
  }
  const lastMs = countedSessions(facts).at(-1)?.atMs;
  if (lastMs !== undefined && painSince(facts, lastMs)) {
    reasons.push({ ruleId: "R33", says: "Your knee hurt after the last session: lighter this time." });
  }
  return reasons;
}

function lengthReasons(isBrief: boolean): Reason[] {
  const says = isBrief ? "Half a minute to a minute on each." : "One to two minutes on each, ten to fifteen in all.";
  return [
    { ruleId: "R19", says },
    ...(isBrief ? [] : [{ ruleId: "R20", says: "Coming back often does more than pressing hard." }]),
  ];
}

function orderReasons(when: PlanFacts["when"], phase: TrainingPhase | undefined): Reason[] {
  if (when === "before-run")
    return [{ ruleId: "R22", says: "Before a run briefly and without holds; deep work waits until after it." }];
  if (when === "after-run")
    return [
      {
        ruleId: "R22",
        says: "After the run the muscle is warm: time for deep work, before stretching and strengthening.",
      },
    ];
  if (phase === "rest") return [];
  return [
    {
      ruleId: "R22",
      says: "Best after a run or when you are warm, never hard on cold muscle; before stretching and strengthening.",
    },
  ];
}

function expectation(weeks: number): Reason {
  const { firstChangeWeeks, settlingWeeks } = RULES.R23.numbers;
  const says =
    weeks < firstChangeWeeks[1]
      ? `A first change may come in ${firstChangeWeeks.join(" to ")} weeks: a trend, not a promise.`
      : weeks < settlingWeeks[1]
        ? `Settling often takes ${settlingWeeks.join(" to ")} weeks: a trend, not a promise.`
        : "Look at the trend over weeks; if it gets worse, see a professional.";
  return { ruleId: "R23", says };
}
