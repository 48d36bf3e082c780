// How old a calibration is: cells creep, screws settle, and after a month nobody knows.
import type { Calibration } from "#shared/schema/calibration.ts";

const DAY_MS = 86_400_000;
export const OLD_AFTER_DAYS = 30;

/** As simulated rollers call themselves: their recordings carry a time of their own, and nothing of theirs creeps. */
const SIMULATED = /^sim-/;

/** Age of its oldest part that was measured at home, days; 0 for one that came with the source or is of a simulated roller. */
export function ageDays({ source, createdMs, measuredMs, deviceId }: Calibration, nowMs: number): number {
  if (source !== "home" || SIMULATED.test(deviceId)) return 0;
  const madeMs = Math.min(createdMs, measuredMs?.load ?? createdMs);
  return Math.max(0, (nowMs - madeMs) / DAY_MS);
}

export function isOld(calibration: Calibration, nowMs: number): boolean {
  return ageDays(calibration, nowMs) > OLD_AFTER_DAYS;
}
