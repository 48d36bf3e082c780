// From flags to one word. unknown: do not judge by this tick; reduced: usable, less certain; good: as specified.

import type { QualityLevel } from "#shared/domain/features.ts";
import { FLAG } from "#shared/domain/features.ts";

/** Flags that leave a speed but make it, or the force beside it, less certain. */
const REDUCING =
  FLAG.gap | FLAG.blindAngle | FLAG.notCalibrated | FLAG.saturated | FLAG.settling | FLAG.tremor | FLAG.sensorFault;

export function qualityOf(flags: number, speedMmS: number): QualityLevel {
  if (speedMmS !== speedMmS || (flags & FLAG.inHands) !== 0) return "unknown";
  return (flags & REDUCING) === 0 ? "good" : "reduced";
}
