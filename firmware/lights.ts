// What the LEDs say, in blinks so short that they cost next to nothing. Looked at once a second.
import { ERROR_LOW_BATTERY } from "#shared/protocol/status.ts";

import type { Roller } from "./roller.ts";

const BLINK_MS = 20;
const GAP_MS = 180;
/** Seconds from one sign to the next; while something is wrong it comes every second. */
const PERIOD_S = 4;
const IDENTIFY_MS = 150;

/** Green: one blink is searching, two are connected, three are streaming. Red: one is a low battery, two are an error. */
export function showState(roller: Roller, errors: number): void {
  const hal = roller.hal;
  if (errors) hal.pulse(hal.badLed, true, errors === ERROR_LOW_BATTERY ? [BLINK_MS] : [BLINK_MS, GAP_MS, BLINK_MS]);
  if (roller.uptimeS % PERIOD_S) return;
  // Written out: what an array needs to grow would stay in memory.
  hal.pulse(
    hal.goodLed,
    true,
    roller.streamingHz
      ? [BLINK_MS, GAP_MS, BLINK_MS, GAP_MS, BLINK_MS]
      : roller.payload
        ? [BLINK_MS, GAP_MS, BLINK_MS]
        : [BLINK_MS],
  );
}

/** One roller among several: seven slow blinks; the interpreter's queue takes 16 edges. */
export function identify(roller: Roller): void {
  const slow = IDENTIFY_MS;
  roller.hal.pulse(roller.hal.goodLed, true, [
    slow,
    slow,
    slow,
    slow,
    slow,
    slow,
    slow,
    slow,
    slow,
    slow,
    slow,
    slow,
    slow,
  ]);
}
