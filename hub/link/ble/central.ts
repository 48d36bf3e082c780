// One Bluetooth adapter, shared by all links that use it: listens once for all, connects one roller after the other, and renews
// the library's instance when it may have gone stale.
import { createQueue } from "#shared/domain/queue.ts";
import type { Peripheral } from "#hub/link/ble/noble.ts";
import type { Radio } from "#hub/link/ble/radio.ts";
import { createScanner } from "#hub/link/ble/scanner.ts";
import type { Scanner } from "#hub/link/ble/scanner.ts";
import { within } from "#hub/link/waits.ts";
import type { Wish } from "#hub/link/ble/wish.ts";

/** 7.5 to 15 ms between connection events (× 1.25 ms), 2 s without a word until the link counts as lost (× 10 ms). */
export const CONNECTION_FIGURES = { minInterval: 6, maxInterval: 12, latency: 0, timeout: 200 } as const;
const CONNECT_WITHIN_MS = 6000;
/** An instance remembers every address it ever heard. */
const RENEW_AFTER_MS = 30 * 60_000;
const RENEW_AFTER_FRUITLESS = 3;

/** Why an instance ended that another one takes the place of. */
class Renewed extends Error {}

/** A roller that was found, on the radio that found it. */
export interface Found {
  readonly peripheral: Peripheral;
  readonly radio: Radio;
}

export interface Central {
  /** Resolves when the radio works; rejects with an InchwormError. */
  ready(): Promise<void>;
  /** What it finds is the caller's until `release`. Rejects when the signal fires or the radio is lost. */
  find(wish: Wish, signal: AbortSignal): Promise<Found>;
  connect(found: Found, signal: AbortSignal): Promise<void>;
  release(found: Found): void;
  /** A try brought nothing; after some the instance is renewed. */
  fruitless(): void;
  fruitful(): void;
  close(): void;
}

export interface CentralOptions {
  readonly openRadio: () => Promise<Radio>;
  readonly nowMs: () => number;
}

export function createCentral({ openRadio, nowMs }: CentralOptions): Central {
  const taken = new Set<string>();
  const connected = new Set<string>();
  const connecting = createQueue();
  let current: { readonly radio: Radio; readonly scanner: Scanner; readonly openedMs: number } | undefined;
  let opening: Promise<void> | undefined;
  let failures = 0;
  const closing = new AbortController();

  function drop(reason: Error): void {
    const { radio } = current ?? {};
    current = undefined;
    failures = 0;
    radio?.stop(reason);
  }

  async function open(): Promise<void> {
    const radio = await openRadio();
    if (closing.signal.aborted) {
      radio.stop(new Error("closed"));
      return;
    }
    // An adapter that cannot listen now may still carry another link's roller.
    const stuck = (why: Error): void => (connected.size === 0 ? drop(why) : undefined);
    const scanner = createScanner({ radio, taken, stuck });
    current = { radio, scanner, openedMs: nowMs() };
    radio.lost.addEventListener("abort", () => {
      if (current?.radio === radio) drop(new Error("the adapter is gone"));
    });
  }

  async function working() {
    const old = current !== undefined && nowMs() - current.openedMs > RENEW_AFTER_MS;
    // Never while another link has a roller on it.
    if ((old || failures >= RENEW_AFTER_FRUITLESS) && taken.size === 0) drop(new Renewed());
    if (current === undefined) {
      opening ??= open().finally(() => {
        opening = undefined;
      });
      await opening;
    }
    if (current === undefined) throw new Error("closed");
    return current;
  }

  return {
    async ready() {
      await working();
    },
    async find(wish, signal) {
      for (;;) {
        const { radio, scanner } = await working();
        try {
          return { radio, peripheral: await scanner.find(wish, signal) };
        } catch (thrown) {
          // A search goes on with the new instance: nothing has failed.
          if (!(thrown instanceof Renewed)) throw thrown;
        }
      }
    },
    connect({ radio, peripheral }, signal) {
      return connecting(async () => {
        if (current?.radio !== radio) throw new Error("the adapter is gone");
        const { noble } = radio;
        await current.scanner.paused(async () => {
          try {
            const attempt = noble.connectAsync(peripheral.id, CONNECTION_FIGURES);
            await within(attempt, { ms: CONNECT_WITHIN_MS, signal, what: "connecting" });
            connected.add(peripheral.id);
          } catch (thrown) {
            // Frees the attempt, which would never end by itself.
            if (!radio.lost.aborted) noble.cancelConnect(peripheral.id);
            throw thrown;
          }
        });
      });
    },
    release({ peripheral }) {
      taken.delete(peripheral.id);
      connected.delete(peripheral.id);
    },
    fruitless() {
      failures += 1;
    },
    fruitful() {
      failures = 0;
    },
    close() {
      closing.abort(new Error("closed"));
      drop(new Error("closed"));
    },
  };
}
