// Local calendar dates as a person reads them, and months of them.
import { useMemo, useState } from "react";

import { addDays, DAYS_PER_WEEK } from "#shared/domain/calendar.ts";
import { localeOf } from "#web/words/languages.ts";
import { useLanguage } from "#web/words/useWords.ts";

/** Of this computer's clock, `2026-03-29`. */
export function localDateOf(epochMs: number): string {
  const at = new Date(epochMs);
  const pad = (value: number, length = 2) => String(value).padStart(length, "0");
  return `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

/** `2026-03` of a date; months are named so. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

export function monthLater(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const at = new Date(Date.UTC(year, number - 1 + by, 1));
  return at.toISOString().slice(0, 7);
}

/** Whole weeks from Monday; days of other months are undefined. */
export function weeksOf(month: string): (string | undefined)[][] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % DAYS_PER_WEEK;
  const weeks: (string | undefined)[][] = [];
  for (let monday = addDays(first, -weekday); monday < `${monthLater(month, 1)}-01`; monday = addDays(monday, 7)) {
    const days = Array.from({ length: DAYS_PER_WEEK }, (_, at) => addDays(monday, at));
    weeks.push(days.map((day) => (monthOf(day) === month ? day : undefined)));
  }
  return weeks;
}

export interface Dates {
  /** Friday, 27 November */
  long(date: string): string;
  /** 27 Nov */
  short(date: string): string;
  /** November 2026 */
  month(month: string): string;
  /** From Monday: short ones to see, whole ones to hear. */
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  list(parts: readonly string[]): string;
}

export function createDates(locale: string): Dates {
  const form = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const long = form({ weekday: "long", day: "numeric", month: "long" });
  const short = form({ day: "numeric", month: "short" });
  const month = form({ month: "long", year: "numeric" });
  const weekday = { short: form({ weekday: "short" }), long: form({ weekday: "long" }) };
  const list = new Intl.ListFormat(locale);
  const at = (date: string) => new Date(`${date}T00:00:00Z`);
  const monday = "2024-01-01";
  return {
    long: (date) => long.format(at(date)),
    short: (date) => short.format(at(date)),
    month: (name) => month.format(at(`${name}-01`)),
    weekdays: Array.from({ length: DAYS_PER_WEEK }, (_, day) => {
      const date = at(addDays(monday, day));
      return { short: weekday.short.format(date), long: weekday.long.format(date) };
    }),
    list: (parts) => list.format(parts),
  };
}

/** The day on which the page was opened. */
export function useToday(): string {
  const [today] = useState(() => localDateOf(Date.now()));
  return today;
}

export function useDates(): Dates {
  const language = useLanguage();
  return useMemo(() => createDates(localeOf(language, navigator.languages)), [language]);
}
