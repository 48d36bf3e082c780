// The weeks of the chart: those rolled in, and as many before that one week alone is seen as one of several.
import { addDays, DAYS_PER_WEEK } from "#shared/domain/calendar.ts";
import type { History } from "#shared/schema/past.ts";

type Week = Pick<History["weeks"][number], "monday" | "contactMs">;

const LEAST = 6;

/** Oldest first, without a hole, up to the week of `to`; at least six of them. */
export function weeksShown(weeks: readonly Week[], to: string): Week[] {
  const [first] = weeks;
  if (first === undefined) return [];
  const known = new Map(weeks.map((week) => [week.monday, week]));
  let last = first.monday;
  while (addDays(last, DAYS_PER_WEEK) <= to) last = addDays(last, DAYS_PER_WEEK);
  const shown: Week[] = [];
  for (let monday = last; monday >= first.monday || shown.length < LEAST; monday = addDays(monday, -DAYS_PER_WEEK))
    shown.unshift(known.get(monday) ?? { monday, contactMs: 0 });
  return shown;
}
