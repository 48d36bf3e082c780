// Instances of the Bluetooth library on one adapter, whoever opens them: one after the other, and the next only when the last
// one has let go.
import { createQueue } from "#shared/domain/queue.ts";
import type { Queue } from "#shared/domain/queue.ts";

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
  const known = adapters.get(adapter) ?? createTurns(createQueue());
  adapters.set(adapter, known);
  return known;
}

function createTurns(lane: Queue): Turns {
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
