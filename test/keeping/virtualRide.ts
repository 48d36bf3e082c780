// A simulated roller in virtual time as a link: the whole hub behind it computes and coaches as ever, a minute in a moment.
import { setTimeout as sleep } from "node:timers/promises";

import { manualClock } from "#hub/clock.ts";
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { Link, LinkHandlers } from "#hub/link/link.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";
import { START_MS } from "#test/hub/fakeLink.ts";

export interface VirtualRide {
  readonly link: Link;
  /** After the hub has opened the link. */
  connect(): void;
  /** So long on the roller; the hub has some real time meanwhile for its disk and its clients. */
  ride(seconds: number): Promise<void>;
}

const STEP_MS = 250;
/** Of real time, for every step. */
const MEANWHILE_MS = 5;

export function virtualRide(scenario: string, seed: number): VirtualRide {
  const clock = manualClock(START_MS);
  let riddenToMs = START_MS;
  let given: LinkHandlers | undefined;
  const link: Link = {
    uri: `sim:${scenario}`,
    simulated: true,
    clock,
    async open(handlers) {
      given = handlers;
    },
    send: async () => true,
    close: async () => undefined,
  };
  let take: (payload: Uint8Array, rxMs: number) => void = () => undefined;
  const onPayload = (payload: Uint8Array, rxMs: number) => {
    clock.advance(Math.max(0, rxMs - clock.nowMs()));
    take(payload, rxMs);
  };
  const roller = createSimulatedRoller({ scenario, seed, startMs: START_MS, onPayload });
  return {
    link,
    connect() {
      if (given === undefined) throw new Error("the hub has not opened the link");
      const assembler = createFrameAssembler({ handlers: given, calibration: roller.calibration });
      take = (payload, rxMs) => assembler.payload(payload, rxMs);
      assembler.connected();
      assembler.payload(roller.info, START_MS);
      given.state("streaming");
      roller.write(encodeControl({ op: "payloadSize", bytes: 50 }));
      roller.subscribe();
    },
    async ride(seconds) {
      for (const untilMs = riddenToMs + seconds * 1000; riddenToMs < untilMs;) {
        riddenToMs += STEP_MS;
        roller.advanceTo(riddenToMs);
        await sleep(MEANWHILE_MS);
      }
    },
  };
}
