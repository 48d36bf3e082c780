// Local calendar dates as texts, `2026-03-29`: plans count days, and a day is a day whether the clock changes in it or not.

/** A day without a clock change. Only for waits told in hours, never to count calendar days. */
export const MS_PER_DAY = 86_400_000;
export const DAYS_PER_WEEK = 7;
export const S_PER_MINUTE = 60;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function isLocalDate(text: string): boolean {
  return civilOf(text) !== undefined;
}

/** Whole days from one date to the other; negative backwards. Dates that are none are NaN days apart. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date so many days later. */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

function civilOf(text: string): Civil | undefined {
  const [, year, month, day] = (PATTERN.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const leap = month === 2 && isLeap(year) ? 1 : 0;
  const length = DAYS_IN[month - 1];
  return length !== undefined && day >= 1 && day <= length + leap ? { year, month, day } : undefined;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since 0000-03-01 of the Gregorian calendar, counted in years that begin in March, so that a leap day ends one. */
function dayNumber(date: string): number {
  const civil = civilOf(date);
  if (civil === undefined) return Number.NaN;
  const year = civil.month > 2 ? civil.year : civil.year - 1;
  const dayOfYear = Math.floor((153 * ((civil.month + 9) % 12) + 2) / 5) + civil.day - 1;
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear;
}

/** The inverse, by looking: a year is guessed from its mean length and corrected. */
function dateOfDay(number: number): string {
  let year = Math.floor(number / 365.2425);
  const text = (y: number, m: number, d: number): string =>
    `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  while (dayNumber(text(year, 3, 1)) > number) year -= 1;
  while (dayNumber(text(year + 1, 3, 1)) <= number) year += 1;
  const dayOfYear = number - dayNumber(text(year, 3, 1));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  return month < 10 ? text(year, month + 3, day) : text(year + 1, month - 9, day);
}
