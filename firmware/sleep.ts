// Sleep: nothing advertises, sensors rest, the IMU alone watches for motion. Motion or the button ends it. One step a
// second, in the handler that runs anyway: a timer of its own would cost the board memory.
import { SETTING_SLEEP } from "#shared/protocol/controlCodes.ts";
import { EVENT_SLEEP } from "#shared/protocol/event.ts";

import { ASLEEP, AWAKE, LEAVING, SLEEPY, WOKEN } from "./rest.ts";
import type { Roller } from "./roller.ts";
import { valueOf } from "./settings.ts";
import { sendEvent } from "./stream/records.ts";
import { updateStream } from "./stream/sampler.ts";

const SECONDS_A_MINUTE = 60;

/** Once a second; `wake` is called by motion. */
export function stepRest(roller: Roller, wake: () => void): void {
  const hal = roller.hal;
  // A serial line does not tell that its other end is gone.
  if (hal.hasSerial && roller.serialOnS && !--roller.serialOnS) updateStream(roller);
  const patienceS = valueOf(roller, SETTING_SLEEP) * SECONDS_A_MINUTE;
  roller.idleS = roller.payload || roller.streamingHz ? 0 : roller.idleS + 1;
  if (roller.rest === AWAKE && patienceS && roller.idleS >= patienceS) roller.rest = SLEEPY;
  switch (roller.rest) {
    case SLEEPY:
      roller.rest = LEAVING;
      sendEvent(roller, EVENT_SLEEP, hal.ticks());
      updateStream(roller);
      break;
    case LEAVING:
      roller.rest = ASLEEP;
      hal.radio.sleep();
      if (roller.payload) hal.radio.disconnect();
      hal.watchMotion(wake);
      break;
    case WOKEN:
      roller.rest = AWAKE;
      roller.idleS = 0;
      hal.listenImu(undefined);
      hal.stopImu();
      hal.radio.wake();
  }
}
