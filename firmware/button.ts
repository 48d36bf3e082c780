// The roller's button: a short press marks a spot, a second's hold asks for a tare, five seconds send the roller to sleep.
// While it sleeps a press, and motion, wake it.
import { EVENT_LONG_PRESS, EVENT_PRESS } from "#shared/protocol/event.ts";
import { TICK_HZ } from "#shared/protocol/frameLayout.ts";

import { bound } from "./bound.ts";
import type { PressEvent } from "./io.ts";
import { ASLEEP, SLEEPY, WOKEN } from "./rest.ts";
import type { Roller } from "./roller.ts";
import { sendEvent } from "./stream/records.ts";

const SLEEP_PRESS_S = 5;

export function startButton(roller: Roller): void {
  roller.hal.onButton(bound(roller, onPress));
}

/**
 * At the release. Motion calls it too, with whatever event its pin or driver gives, and more than once until the watch
 * ends: only the state tells that nobody pressed.
 */
export function onPress(roller: Roller, press?: PressEvent): void {
  if (roller.rest >= ASLEEP) roller.rest = WOKEN;
  else if (press) {
    const heldS = press.time - press.lastTime;
    if (heldS >= SLEEP_PRESS_S) roller.rest = SLEEPY;
    // The press itself is what the user marked, not the release.
    else sendEvent(roller, heldS >= 1 ? EVENT_LONG_PRESS : EVENT_PRESS, press.lastTime * TICK_HZ);
  }
}
