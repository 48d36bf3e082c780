// R21, R24, R28, R33, R34: whether to roll today at all, and if not, when. `check-ins and history → days of rest with reasons`.
import { DAYS_PER_WEEK, daysBetween } from "#shared/domain/calendar.ts";
import { RULES } from "#shared/domain/rules.ts";
import { reason, told } from "#shared/domain/sentences/english.ts";
import { HEAVY_PHASES, type TrainingPhase } from "#shared/domain/training.ts";
import type { Reason } from "#shared/schema/plan.ts";
import type { CheckIn } from "#shared/schema/profile.ts";
import { countedSessions, isTooMuch, type Past } from "./past.ts";

export interface RestFacts extends Past {
  readonly today: string;
  readonly phase: TrainingPhase | undefined;
  /** New to rolling. */
  readonly isNew: boolean;
}

export interface RestDecision {
  /** Days from today until the next session; 0: today. */
  readonly restDays: number;
  /** A second session on the areas that trouble, and no more than those. */
  readonly onlyKeyAreas: boolean;
  readonly reasons: readonly Reason[];
}

/** A date so many days ago that it is still to come counts as today: a clock was set back. */
export function daysAgo(date: string, today: string): number {
  return Math.max(0, daysBetween(date, today));
}

export function decideRest(facts: RestFacts): RestDecision {
  const sore = soreRest(facts);
  const often = frequencyRest(facts);
  const restDays = Math.max(sore?.days ?? 0, often.days);
  return {
    restDays,
    onlyKeyAreas: restDays === 0 && often.onlyKeyAreas,
    reasons: [...(sore === undefined ? [] : sore.reasons), ...often.reasons],
  };
}

/** R28, R34: two days after bruising, one after long or strong soreness. */
function soreRest({ checkIns, today }: RestFacts): { days: number; reasons: Reason[] } | undefined {
  const [shortDays, longDays] = RULES.R28.numbers.restDays;
  const rests = checkIns.flatMap((checkIn) => {
    const bids = restFor(checkIn);
    const days = bids === undefined ? 0 : (bids.long ? longDays : shortDays) - daysAgo(checkIn.date, today);
    return bids === undefined || days <= 0 ? [] : [{ days, reason: bids.reason }];
  });
  const longest = rests.toSorted((a, b) => b.days - a.days)[0];
  return longest && { days: longest.days, reasons: [longest.reason] };
}

function restFor(checkIn: CheckIn): { long: boolean; reason: Reason } | undefined {
  if (checkIn.bruised) return { long: true, reason: reason("R28", told("rest.bruised")) };
  if (isTooMuch(checkIn)) return { long: false, reason: reason("R28", told("rest.soreLong")) };
  // Sorer than one would work at is sore.
  if (checkIn.soreness > RULES.R8.numbers.backOffNrs) {
    return { long: false, reason: reason("R34", told("rest.sore", { nrs: checkIn.soreness })) };
  }
  return undefined;
}

interface Frequency {
  readonly days: number;
  readonly onlyKeyAreas: boolean;
  readonly reasons: Reason[];
}

function frequencyRest(facts: RestFacts): Frequency {
  const { today, phase, isNew } = facts;
  const sessions = countedSessions(facts);
  const ages = sessions.map(({ date }) => daysAgo(date, today));
  const todays = ages.filter((age) => age === 0).length;
  const { heavyPerDay, maintenancePerWeek, newForWeeks, maintenanceAfterWeeks } = RULES.R21.numbers;
  const heavy = phase !== undefined && HEAVY_PHASES.includes(phase);
  const newest = Math.min(...ages);
  const sinceFirstWeeks = Math.max(0, ...ages) / DAYS_PER_WEEK;

  if (todays > 0) {
    if (heavy && !isNew && todays < heavyPerDay) {
      return {
        days: 0,
        onlyKeyAreas: true,
        reasons: [reason("R21", told("rest.second"))],
      };
    }
    const days = isNew && sinceFirstWeeks < newForWeeks ? 2 : 1;
    return {
      days,
      onlyKeyAreas: false,
      reasons: [reason("R21", told(days === 1 ? "rest.tomorrow" : "rest.dayAfter"))],
    };
  }
  if (isNew && sinceFirstWeeks < newForWeeks && newest === 1) {
    return { days: 1, onlyKeyAreas: false, reasons: [reason("R21", told("rest.yesterday"))] };
  }
  const days = new Set(ages.filter((age) => age < DAYS_PER_WEEK)).size;
  if (!heavy && sinceFirstWeeks >= maintenanceAfterWeeks && days >= maintenancePerWeek[1]) {
    const oldest = Math.max(...ages.filter((age) => age < DAYS_PER_WEEK));
    return {
      days: DAYS_PER_WEEK - oldest,
      onlyKeyAreas: false,
      reasons: [reason("R21", told("rest.enough", { from: maintenancePerWeek[0], to: maintenancePerWeek[1], days }))],
    };
  }
  return {
    days: 0,
    onlyKeyAreas: false,
    reasons: [reason("R21", told(isNew ? "rest.otherDay" : "plan.often"))],
  };
}
