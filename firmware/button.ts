// The roller's button: a short press marks a spot, a long one is the user's other wish; the hub decides what it means.
import { encodeEvent, EVENT_LONG_PRESS, EVENT_PRESS } from "#shared/protocol/event.ts";
import { TICK_HZ } from "#shared/protocol/frameLayout.ts";

import type { Hal } from "./hal.ts";
import { sendAll } from "./stream/output.ts";
import type { Output } from "./stream/output.ts";

const LONG_PRESS_TICKS = TICK_HZ;

export function startButton(hal: Hal, outputs: readonly Output[]): void {
  let pressedAt = 0;
  let count = 0;
  hal.onButton(function onChange(down) {
    const now = hal.ticks();
    if (down) {
      pressedAt = now;
      return;
    }
    const type = now - pressedAt >= LONG_PRESS_TICKS ? EVENT_LONG_PRESS : EVENT_PRESS;
    // The press itself is what the user marked, not the release.
    const record = encodeEvent(type, count++, pressedAt);
    sendAll(outputs, record);
  });
}
