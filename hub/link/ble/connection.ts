// One connection to a roller, from connecting to its end. The order matters: listeners before what makes them speak, the info
// record before the frames it explains.
import type { Clock } from "#hub/clock.ts";
import type { Central, Found } from "#hub/link/ble/central.ts";
import { discoverGatt } from "#hub/link/ble/gatt.ts";
import type { Gatt } from "#hub/link/ble/gatt.ts";
import { watchSilence } from "#hub/link/ble/silence.ts";
import { valueBytes } from "#hub/link/ble/valueSize.ts";
import { reasonFor, within } from "#hub/link/waits.ts";
import type { FrameAssembler } from "#hub/link/frameAssembler.ts";
import { encodeControl, LARGE_PAYLOAD } from "#shared/protocol/index.ts";

const DISCONNECT_WITHIN_MS = 1500;
const ADAPTER_GONE = "the Bluetooth adapter is gone";
/** HCI codes that people meet, in their words; and the library's own word for an adapter that is gone. */
const REASONS: Readonly<Record<number | string, string>> = {
  cleanup: ADAPTER_GONE,
  3: ADAPTER_GONE,
  8: "the roller is out of range or switched off",
  19: "the roller ended the connection",
  62: "the roller did not answer the connection",
};

export interface ConnectionOptions {
  readonly central: Central;
  readonly found: Found;
  readonly assembler: FrameAssembler;
  readonly clock: Clock;
  /** Ends it: the link is closed. */
  readonly signal: AbortSignal;
}

export interface Connection {
  /** Why it ended. */
  readonly ended: Promise<string>;
  send(record: Uint8Array): Promise<boolean>;
  /** Disconnects if it still has to. Call it once, whatever happened. */
  close(): Promise<void>;
}

/** Resolves when frames are on their way; rejects, everything cleaned up, with what went wrong. */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  const { central, found, assembler, clock } = options;
  const { peripheral, radio } = found;
  const over = new AbortController();
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();

  const onStop = (): void => over.abort(reasonFor(options.signal));
  const onLost = (): void => over.abort(new Error(ADAPTER_GONE));
  const onDisconnect = (reason: number | string): void => {
    over.abort(new Error(REASONS[reason] ?? `the connection ended (${reason})`));
  };
  options.signal.addEventListener("abort", onStop, { once: true });
  radio.lost.addEventListener("abort", onLost, { once: true });
  if (options.signal.aborted) onStop();
  if (radio.lost.aborted) onLost();
  peripheral.on("disconnect", onDisconnect);
  over.signal.addEventListener("abort", () => end(reasonFor(over.signal).message), { once: true });
  const silence = watchSilence(() => over.abort(new Error("the roller is connected but sends nothing")));

  async function close(): Promise<void> {
    silence.stop();
    options.signal.removeEventListener("abort", onStop);
    radio.lost.removeEventListener("abort", onLost);
    if (peripheral.state === "connected" && !radio.lost.aborted) {
      const limit = { ms: DISCONNECT_WITHIN_MS, signal: radio.lost, what: "disconnecting" };
      await within(peripheral.disconnectAsync(), limit).catch(() => undefined);
    }
    peripheral.removeListener("disconnect", onDisconnect);
    over.abort(new Error("closed"));
    central.release(found);
  }

  async function begin(): Promise<Gatt> {
    await central.connect(found, over.signal);
    // A disconnect may have come in the same breath.
    over.signal.throwIfAborted();
    const gatt = await discoverGatt(peripheral, over.signal);
    const onBytes = (bytes: Uint8Array): void => assembler.payload(bytes, clock.nowMs());
    assembler.connected();
    const info = await gatt.readInfo();
    if (info.length === 0) throw new Error("the roller does not say who it is");
    onBytes(info);
    if (assembler.refusal !== undefined) throw assembler.refusal;
    // Refused or unanswered: small frames carry the same samples.
    if (valueBytes(peripheral.mtu) >= LARGE_PAYLOAD) {
      await gatt.write(encodeControl({ op: "payloadSize", bytes: LARGE_PAYLOAD })).catch(() => undefined);
    }
    silence.start();
    await gatt.subscribe("frame", (bytes) => {
      silence.heard();
      onBytes(bytes);
    });
    await gatt.subscribe("status", onBytes);
    await gatt.subscribe("control", onBytes);
    return gatt;
  }

  try {
    const gatt = await begin();
    return {
      ended,
      close,
      async send(record) {
        if (over.signal.aborted || record.length > valueBytes(peripheral.mtu)) return false;
        return gatt.write(record).then(
          () => true,
          () => false,
        );
      },
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
