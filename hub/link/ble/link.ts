// A roller on Bluetooth as a link. Its life is a round: no adapter → searching → connecting → streaming → waiting, and again, into
// the same session, until it is closed. docs/radio.md draws it.
import type { Clock } from "#hub/clock.ts";
import { asInchwormError, InchwormError, reasonOf } from "#hub/errors.ts";
import { parseBleUri } from "#hub/link/ble/address.ts";
import { createBackoff } from "#hub/link/backoff.ts";
import { createCentral } from "#hub/link/ble/central.ts";
import { createCentrals } from "#hub/link/ble/centrals.ts";
import { openConnection } from "#hub/link/ble/connection.ts";
import type { Connection } from "#hub/link/ble/connection.ts";
import { loadNoble } from "#hub/link/ble/noble.ts";
import type { NobleModule } from "#hub/link/ble/noble.ts";
import { openRadio } from "#hub/link/ble/radio.ts";
import { deadline, pause } from "#hub/link/waits.ts";
import { metAs, wishText } from "#hub/link/ble/wish.ts";
import type { Wish } from "#hub/link/ble/wish.ts";
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import { isSimulatedDevice } from "#hub/link/simulatedDevice.ts";
import type { Link, LinkHandlers } from "#hub/link/link.ts";

const FIRST_WAIT_MS = 200;
const MOST_WAIT_MS = 5000;
/** Whether an adapter is there is quickly asked. */
const LOOK_FOR_ADAPTER_MS = 1000;
/** Other firmware is not brought to a roller within seconds, and each try takes it from whoever would. */
const FIRMWARE_WAIT_MS = 30_000;
/** A search that found nothing in this time begins anew. */
const SEARCH_ROUND_MS = 30_000;

const joinCentral = createCentrals();

export interface BleLinkOptions {
  readonly clock: Clock;
  /** For the waits' share of chance, 0…1. */
  readonly random?: () => number;
  readonly loadNoble?: () => Promise<NobleModule>;
}

/** @throws InchwormError BAD_LINK_URI. `open` never rejects: what is missing may come. */
export function createBleLink(uri: string, options: BleLinkOptions): Link {
  const { clock } = options;
  const { name, hciPath } = parseBleUri(uri);
  let wish: Wish = name === undefined ? {} : { name };
  const stop = new AbortController();
  const backoff = createBackoff({
    firstMs: FIRST_WAIT_MS,
    mostMs: MOST_WAIT_MS,
    random: options.random ?? Math.random,
  });
  let simulated = false;
  let connection: Connection | undefined;
  let living: Promise<void> = Promise.resolve();

  async function live(handlers: LinkHandlers): Promise<void> {
    const { central, leave } = joinCentral(hciPath ?? "", () =>
      createCentral({
        openRadio: () => openRadio({ hciPath, loadNoble: options.loadNoble ?? loadNoble }),
        nowMs: () => clock.nowMs(),
      }),
    );
    let streaming = false;
    let toldFault: string | undefined;
    const assembler = createFrameAssembler({
      handlers: {
        ...handlers,
        identity(identity) {
          simulated = isSimulatedDevice(identity.device);
          handlers.identity(identity);
        },
        frame(frame) {
          if (!streaming) {
            streaming = true;
            toldFault = undefined;
            backoff.reset();
            central.fruitful();
            handlers.state("streaming");
          }
          handlers.frame(frame);
        },
      },
    });

    async function search() {
      await central.ready();
      // The adapter works; a roller that is not understood is still the same one.
      if (toldFault !== "FIRMWARE_MISMATCH") toldFault = undefined;
      handlers.state("searching", `listening for ${wishText(wish)}`);
      const unheard = `${wishText(wish)} was not heard yet; is it switched on and near?`;
      const limit = deadline(SEARCH_ROUND_MS, unheard, stop.signal);
      return central.find(wish, limit.signal).finally(limit.clear);
    }

    /** One round; gives why it is over. */
    async function round(): Promise<string> {
      const found = await search();
      handlers.state("connecting");
      streaming = false;
      connection = await openConnection({ central, found, assembler, clock, signal: stop.signal });
      // A link stays with its roller: what comes back belongs to the same session.
      wish = metAs(wish, found.peripheral);
      const why = await connection.ended;
      await connection.close();
      if (!streaming) central.fruitless();
      return why;
    }

    function failed(thrown: unknown): string {
      if (!(thrown instanceof InchwormError)) {
        central.fruitless();
        return reasonOf(thrown);
      }
      if (thrown.code !== toldFault) handlers.fault?.(thrown);
      toldFault = thrown.code;
      return `${thrown.message}. ${thrown.whatToDo}`;
    }

    function waitAfter(fault: string | undefined): number {
      const waitMs = backoff.nextMs();
      if (fault === "FIRMWARE_MISMATCH") return FIRMWARE_WAIT_MS;
      return fault === "BLUETOOTH_MISSING" ? Math.min(waitMs, LOOK_FOR_ADAPTER_MS) : waitMs;
    }

    try {
      while (!stop.signal.aborted) {
        let fault: string | undefined;
        const why = await round().catch((thrown: unknown) => {
          if (thrown instanceof InchwormError) fault = thrown.code;
          return failed(thrown);
        });
        connection = undefined;
        if (stop.signal.aborted) break;
        handlers.state("waiting", why);
        await pause(waitAfter(fault), stop.signal);
      }
    } finally {
      leave();
    }
    handlers.state("closed");
  }

  return {
    uri,
    get simulated() {
      return simulated;
    },
    clock,
    open(handlers) {
      // Nobody waits for it before the link is closed: what it trips over is told, not thrown at the process.
      living = live(handlers).catch((thrown: unknown) => handlers.fault?.(asInchwormError(thrown, "UNEXPECTED")));
      return Promise.resolve();
    },
    send: (record) => connection?.send(record) ?? Promise.resolve(false),
    async close() {
      stop.abort(new Error("closed"));
      await living;
    },
  };
}
