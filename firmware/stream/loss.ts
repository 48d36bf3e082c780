// Samples that were missed are told by the time between two.
import { TICK_HZ } from "#shared/protocol/frameLayout.ts";

import type { Counters } from "./counters.ts";

/** A step of more than this many periods means that samples in between were missed. */
export const LATE_PERIODS = 1.5;

export function noteLoss(counters: Counters, spanTicks: number, rateHz: number): void {
  counters.lost += ((spanTicks * rateHz) / TICK_HZ - 0.5) | 0;
}
