// The simulated roller at one end of a serial line. Its time begins with the first `start`, so that a scenario is seen
// from its beginning whenever the hub comes.
import { OP_START } from "#shared/protocol/controlCodes.ts";
import { createDeframer } from "#shared/protocol/deframer.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";

/** After a pause of the process the world catches up by at most this in one go. */
const CATCH_UP_MS = 250;

export interface SerialBridgeOptions {
  readonly choice: ScenarioChoice;
  /** Clock at which the roller is switched on, ms. */
  readonly startMs: number;
  /** To the other end of the line. */
  readonly write: (bytes: Uint8Array) => void;
}

export interface SerialBridge {
  /** Bytes from the other end. */
  receive(bytes: Uint8Array): void;
  /** Call it often; the world follows. */
  advanceTo(nowMs: number): void;
  /** A hub has asked for the stream. */
  readonly started: boolean;
  /** The scenario has come to its end. */
  readonly over: boolean;
}

export function createSerialBridge({ choice, startMs, write }: SerialBridgeOptions): SerialBridge {
  const roller = createSimulatedRoller({
    ...choice,
    seed: choice.seed ?? 1,
    startMs,
    onPayload: () => undefined,
    onSerial: write,
  });
  const orders = createDeframer();
  let started = false;
  /** How far the roller's clock is behind the caller's. */
  let behindMs = 0;
  let rollerMs = startMs;
  let lastMs = startMs;

  return {
    receive(bytes) {
      roller.serialIn(bytes);
      started ||= orders.push(bytes).some((record) => record[0] === OP_START);
    },
    advanceTo(nowMs) {
      if (!started) behindMs += nowMs - lastMs;
      lastMs = nowMs;
      if (!started) return;
      const dueMs = nowMs - behindMs;
      const targetMs = Math.min(dueMs, rollerMs + CATCH_UP_MS);
      behindMs += dueMs - targetMs;
      rollerMs = targetMs;
      roller.advanceTo(rollerMs);
    },
    get started() {
      return started;
    },
    get over() {
      return roller.durationMs !== undefined && rollerMs - startMs >= roller.durationMs;
    },
  };
}
