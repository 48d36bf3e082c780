// Numbers, dates and units of the report, in the report's language and the person's units.
import type { ReportWords } from "#hub/export/reportWords.ts";
import { newtonsOfKg, MM_PER_INCH } from "#shared/domain/units.ts";

export interface ReportFormat {
  number(value: number, digits?: number): string;
  /** With its unit. */
  length(mm: number): string;
  force(n: number): string;
  share(part: number, whole: number): string;
  /** `4:05 min` */
  clock(ms: number): string;
  moment(ms: number): string;
  date(ms: number): string;
  /** A local date, `2026-11-27`. */
  day(date: string): string;
}

/** Where the units are not known: millimetres and newtons. */
export function reportFormat(
  words: ReportWords,
  units: { readonly lengths?: "in" | "mm" | undefined; readonly force?: "N" | "kgf" | undefined },
): ReportFormat {
  const { locale } = words;
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  return {
    number,
    length: (mm) =>
      units.lengths === "in" ? words.inches(number(mm / MM_PER_INCH, 1)) : words.millimetres(number(mm)),
    force: (n) =>
      units.force === "kgf" ? words.kilogramsForce(number(n / newtonsOfKg(1), 1)) : words.newtons(number(n)),
    share: (part, whole) => words.share(whole > 0 ? Math.round((part / whole) * 100) : 0),
    clock(ms) {
      const seconds = Math.round(ms / 1000);
      return words.clock(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
    },
    moment: (ms) => dates({ dateStyle: "full", timeStyle: "short" }).format(ms),
    date: (ms) => dates({ dateStyle: "long" }).format(ms),
    day: (date) => dates({ dateStyle: "long", timeZone: "UTC" }).format(Date.parse(`${date}T12:00:00Z`)),
  };
}
