// Listening for rollers, once for all who look for one, and only while somebody does: what is heard is kept by the library for
// ever.
import { createQueue } from "#shared/domain/queue.ts";
import type { Peripheral } from "#hub/link/ble/noble.ts";
import type { Radio } from "#hub/link/ble/radio.ts";
import { reasonFor, within } from "#hub/link/waits.ts";
import { filterFor, fits } from "#hub/link/ble/wish.ts";
import type { Wish } from "#hub/link/ble/wish.ts";

const SWITCH_WITHIN_MS = 2000;

interface Seeker {
  readonly wish: Wish;
  readonly found: (peripheral: Peripheral) => void;
}

export interface Scanner {
  /** The first roller that fits and is nobody else's. Rejects when the signal fires or the radio is lost. */
  find(wish: Wish, signal: AbortSignal): Promise<Peripheral>;
  /** Stops listening while `work` goes on: connecting and listening exclude each other. */
  paused<Value>(work: () => Promise<Value>): Promise<Value>;
}

export interface ScannerOptions {
  readonly radio: Radio;
  /** Rollers that a link has; one that is found is added. */
  readonly taken: Set<string>;
  /** The adapter does not do what it is told. */
  readonly stuck: (why: Error) => void;
}

export function createScanner({ radio, taken, stuck }: ScannerOptions): Scanner {
  const { noble, lost } = radio;
  const seekers = new Set<Seeker>();
  const lane = createQueue();
  let listening: string | undefined;
  let pauses = 0;

  function heard(peripheral: Peripheral): void {
    if (taken.has(peripheral.id)) return;
    // One that asks for this very roller before one that takes any.
    const waiting = [...seekers].filter(({ wish }) => fits(wish, peripheral));
    const seeker = waiting.find(({ wish }) => wish.id !== undefined || wish.name !== undefined) ?? waiting[0];
    if (seeker === undefined) return;
    taken.add(peripheral.id);
    seekers.delete(seeker);
    seeker.found(peripheral);
  }
  noble.on("discover", heard);
  noble.on("scanStop", () => {
    listening = undefined;
  });

  /** Listening as it is needed now. */
  function settle(): Promise<void> {
    return lane(async () => {
      const filter = filterFor(Array.from(seekers, ({ wish }) => wish));
      const wanted = seekers.size > 0 && pauses === 0 ? filter.join() : undefined;
      if (lost.aborted || wanted === listening) return;
      const limit = { ms: SWITCH_WITHIN_MS, signal: lost, what: "switching the scan" };
      if (listening !== undefined) await within(noble.stopScanningAsync(), limit);
      listening = undefined;
      if (wanted === undefined) return;
      // With duplicates: a scan response that was lost comes again.
      await within(noble.startScanningAsync(filter, true), limit);
      listening = wanted;
    }).catch((thrown: unknown) => {
      if (!lost.aborted) stuck(thrown instanceof Error ? thrown : new Error(String(thrown)));
    });
  }

  return {
    async find(wish, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<Peripheral>();
      const seeker: Seeker = { wish, found: resolve };
      const ended = () => {
        seekers.delete(seeker);
        reject(reasonFor(signal.aborted ? signal : lost));
      };
      seekers.add(seeker);
      for (const each of [signal, lost]) each.addEventListener("abort", ended, { once: true });
      if (signal.aborted || lost.aborted) ended();
      void settle();
      try {
        return await promise;
      } finally {
        seekers.delete(seeker);
        for (const each of [signal, lost]) each.removeEventListener("abort", ended);
        void settle();
      }
    },
    async paused(work) {
      pauses += 1;
      await settle();
      try {
        return await work();
      } finally {
        pauses -= 1;
        void settle();
      }
    },
  };
}
