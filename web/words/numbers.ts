// Numbers as a person reads them. Unknown is a dash, never a number.
import { MM_PER_INCH } from "#shared/domain/units.ts";

export type Units = "in" | "mm";
export const DASH = "–";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const finePercent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const dateAndTime = new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en", { weekday: "long", day: "numeric", month: "long" });
const timeOfDay = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hour12: false });

export function speedUnit(units: Units): string {
  return units === "in" ? "in/s" : "mm/s";
}

/** A speed's size in the user's units; its direction shows on the lane. */
export function formatSpeed(speedMmS: number, units: Units): string {
  if (Number.isNaN(speedMmS)) return DASH;
  const size = Math.abs(speedMmS);
  return units === "in" ? tenths.format(size / MM_PER_INCH) : whole.format(size);
}

export function formatForce(forceN: number): string {
  return Number.isNaN(forceN) ? DASH : whole.format(Math.max(0, forceN));
}

export function formatLength(mm: number, units: Units): string {
  if (Number.isNaN(mm)) return DASH;
  return units === "in" ? `${tenths.format(mm / MM_PER_INCH)} in` : `${whole.format(mm)} mm`;
}

export function formatShare(part: number, all: number): string {
  return all > 0 ? percent.format(Math.min(1, part / all)) : DASH;
}

export function formatLoss(ratio: number): string {
  return finePercent.format(ratio);
}

/** Ages read well in ms below a second and in s above. */
export function formatAge(ms: number): string {
  if (Number.isNaN(ms)) return DASH;
  return ms < 950 ? `${whole.format(Math.round(ms / 10) * 10)} ms` : `${tenths.format(ms / 1000)} s`;
}

export function formatVolts(volts: number): string {
  return tenths.format(volts);
}

/** 4:05, or 1:02:33. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const pad = (value: number) => String(value).padStart(2, "0");
  if (minutes < 60) return `${minutes}:${pad(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}

export function formatMoment(epochMs: number): string {
  return dateAndTime.format(epochMs);
}
export function formatDay(epochMs: number): string {
  return day.format(epochMs);
}
export function formatTime(epochMs: number): string {
  return timeOfDay.format(epochMs);
}
