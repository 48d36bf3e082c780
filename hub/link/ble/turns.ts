// Instances of the Bluetooth library on one adapter, whoever opens them: one after the other, and the next only when the last
// one has let go.
import { createLane } from "#hub/link/ble/lane.ts";
import type { Lane } from "#hub/link/ble/lane.ts";

/** An instance that was stopped takes a moment to let go of the adapter. */
const LETS_GO_MS = 200;

export interface Turns {
  /** Rejects as `work` does. */
  open<Value>(work: () => Promise<Value>): Promise<Value>;
  /** An instance was stopped just now. */
  stopped(): void;
}

const adapters = new Map<string, Turns>();

/** `adapter`: its serial port, or "" for the machine's own. */
export function turnsAt(adapter: string): Turns {
  const known = adapters.get(adapter) ?? createTurns(createLane());
  adapters.set(adapter, known);
  return known;
}

function createTurns(lane: Lane): Turns {
  let letGo: Promise<void> = Promise.resolve();
  return {
    open: (work) =>
      lane(async () => {
        await letGo;
        return work();
      }),
    stopped() {
      letGo = new Promise((resolve) => setTimeout(resolve, LETS_GO_MS));
    },
  };
}
