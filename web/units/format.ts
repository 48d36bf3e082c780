// Numbers as a person reads them, in their units and language. Unknown is a dash, never a number.
import { KG_PER_LB, MM_PER_INCH, newtonsOfKg } from "#shared/domain/units.ts";
import type { UnitChoice } from "#shared/schema/profile.ts";
import type { Catalogue } from "#web/words/catalogue.ts";

export const DASH = "–";

export const DEFAULT_UNITS: UnitChoice = { pace: "in", mass: "kg", force: "N" };

export interface Format {
  /** Of the page: also for values that are handed to charts. */
  readonly units: UnitChoice;
  /** A speed's size; its direction shows on the lane. */
  speed(mmS: number): string;
  readonly speedUnit: string;
  /** mm/s of one unit shown, for charts. */
  readonly speedUnitMmS: number;
  force(forceN: number): string;
  readonly forceUnit: string;
  /** N of one unit shown, for charts. */
  readonly forceUnitN: number;
  /** With its unit. */
  length(mm: number): string;
  mass(kg: number): string;
  readonly massUnit: string;
  /** A number somebody typed, as kg; NaN when it is none. */
  massKg(typed: string): number;
  /** A mass for a field, without its unit. */
  massField(kg: number): string;
  number(value: number, digits?: number): string;
  share(part: number, all: number): string;
  /** Shares that matter below one percent. */
  loss(ratio: number): string;
  /** ms below a second, s above. */
  age(ms: number): string;
  /** 4:05, or 1:02:33. */
  clock(ms: number): string;
  moment(epochMs: number): string;
  day(epochMs: number): string;
  time(epochMs: number): string;
}

export interface FormatOptions {
  locale: string;
  units: UnitChoice;
  words: Catalogue["units"];
}

export function createFormat({ locale, units, words }: FormatOptions): Format {
  const digits = (fraction: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: fraction, maximumFractionDigits: fraction });
  const whole = digits(0);
  const tenths = digits(1);
  const upToTenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, useGrouping: false });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const finePercent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const moment = dates(locale, { dateStyle: "full", timeStyle: "short" });
  const day = dates(locale, { weekday: "long", day: "numeric", month: "long" });
  const time = dates(locale, { timeStyle: "short" });

  const known = (value: number, text: (value: number) => string) => (Number.isNaN(value) ? DASH : text(value));
  const inches = units.pace === "in";
  const pounds = units.mass === "lb";
  const kgf = units.force === "kgf";
  const speedUnitMmS = inches ? MM_PER_INCH : 1;
  const forceUnitN = kgf ? newtonsOfKg(1) : 1;
  const massUnit = pounds ? words.lb : words.kg;
  const massIn = (kg: number) => (pounds ? kg / KG_PER_LB : kg);
  return {
    units,
    speed: (mmS) => known(Math.abs(mmS), (size) => (inches ? tenths : whole).format(size / speedUnitMmS)),
    speedUnitMmS,
    speedUnit: inches ? words.inPerS : words.mmPerS,
    force: (forceN) => known(Math.max(0, forceN), (size) => whole.format(size / forceUnitN)),
    forceUnitN,
    forceUnit: kgf ? words.kgf : words.newton,
    length: (mm) =>
      known(mm, () =>
        inches ? `${tenths.format(mm / MM_PER_INCH)} ${words.inch}` : `${whole.format(mm)} ${words.mm}`,
      ),
    mass: (kg) => known(kg, () => `${pounds ? whole.format(massIn(kg)) : upToTenths.format(kg)} ${massUnit}`),
    massUnit,
    massKg: (typed) => {
      const value = typed.trim() === "" ? Number.NaN : Number(typed.replace(",", "."));
      return pounds ? value * KG_PER_LB : value;
    },
    massField: (kg) => plain.format(massIn(kg)),
    number: (value, fraction = 0) => known(value, () => digits(fraction).format(value)),
    share: (part, all) => (all > 0 ? percent.format(Math.min(1, part / all)) : DASH),
    loss: (ratio) => finePercent.format(ratio),
    age: (ms) =>
      known(ms, () =>
        ms < 950 ? `${whole.format(Math.round(ms / 10) * 10)} ${words.ms}` : `${tenths.format(ms / 1000)} ${words.s}`,
      ),
    clock,
    moment,
    day,
    time,
  };
}

/** Made at the first date: the live page shows none, and making one takes a browser milliseconds. */
function dates(locale: string, options: Intl.DateTimeFormatOptions): (epochMs: number) => string {
  let made: Intl.DateTimeFormat | undefined;
  return (epochMs) => (made ??= new Intl.DateTimeFormat(locale, options)).format(epochMs);
}

function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const pad = (value: number) => String(value).padStart(2, "0");
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}
