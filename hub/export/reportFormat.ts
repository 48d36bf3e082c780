// Numbers, dates and units of the report, in the report's language and the person's units.
import type { ReportWords } from "#hub/export/reportWords.ts";
import { KG_PER_LB, MM_PER_INCH, newtonsOfKg } from "#shared/domain/units.ts";

export interface ReportFormat {
  number(value: number, digits?: number): string;
  /** With its unit. */
  length(mm: number): string;
  force(n: number): string;
  /** `90–160 N` */
  forces(band: readonly [number, number]): string;
  mass(kg: number): string;
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
  units: {
    readonly lengths?: "in" | "mm" | undefined;
    readonly force?: "N" | "kgf" | undefined;
    readonly mass?: "kg" | "lb" | undefined;
  },
): ReportFormat {
  const { locale } = words;
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const force = (...newtons: number[]) => {
    const isKg = units.force === "kgf";
    const text = newtons.map((n) => (isKg ? number(n / newtonsOfKg(1), 1) : number(n))).join("–");
    return isKg ? words.kilogramsForce(text) : words.newtons(text);
  };
  return {
    number,
    length: (mm) =>
      units.lengths === "in" ? words.inches(number(mm / MM_PER_INCH, 1)) : words.millimetres(number(mm)),
    force: (n) => force(n),
    forces: (band) => force(...band),
    mass: (kg) => (units.mass === "lb" ? words.pounds(number(kg / KG_PER_LB)) : words.kilograms(number(kg, 1))),
    share: (part, whole) => words.share(String(whole > 0 ? Math.round((part / whole) * 100) : 0)),
    clock(ms) {
      const seconds = Math.round(ms / 1000);
      return words.clock(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
    },
    moment: (ms) => dates({ dateStyle: "full", timeStyle: "short" }).format(ms),
    date: (ms) => dates({ dateStyle: "long" }).format(ms),
    day: (date) => dates({ dateStyle: "long", timeZone: "UTC" }).format(Date.parse(`${date}T12:00:00Z`)),
  };
}
