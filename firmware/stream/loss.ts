// Samples that were missed are told by the time between two.
import { TICK_HZ } from "#shared/protocol/frameLayout.ts";

import type { Counters } from "./counters.ts";

/** A step of more than one and a half periods of 315 or 630 ticks means that samples in between were missed. */
export const LATE_FULL_TICKS = 472;
export const LATE_HALF_TICKS = 945;

export function noteLoss(counters: Counters, spanTicks: number, rateHz: number): void {
  counters.lost += ((spanTicks * rateHz) / TICK_HZ - 0.5) | 0;
}
