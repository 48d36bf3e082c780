// Numbers in the why-sentences, as a person reads them.
import { MM_PER_INCH, newtonsOfKg } from "#shared/domain/units.ts";

export type Units = "in" | "mm";

export function paceWords(speedMmS: number, units: Units): string {
  return units === "mm" ? `${speedMmS.toFixed(0)} mm/s` : `${(speedMmS / MM_PER_INCH).toFixed(1)} inches a second`;
}

export function forceWords(forceN: number): string {
  return `${forceN.toFixed(0)} N (like ${(forceN / newtonsOfKg(1)).toFixed(0)} kg)`;
}

export function secondsWords(ms: number): string {
  const seconds = ms / 1000;
  return `${seconds.toFixed(seconds < 10 && !Number.isInteger(seconds) ? 1 : 0)} s`;
}

export function lengthWords(mm: number): string {
  return `${mm.toFixed(0)} mm`;
}
