// How large a packet may be on this connection. It is not known yet when connecting resolves: the exchange comes after it.
import type { Peripheral } from "#hub/link/ble/noble.ts";
import { pause } from "#hub/link/ble/waits.ts";

const EXCHANGED_WITHIN_MS = 1000;
/** What every connection has before the exchange. */
const LEAST_MTU = 23;

export interface Mtu {
  /** Waits for the exchange, not for long. */
  bytes(signal: AbortSignal): Promise<number>;
  stop(): void;
}

/** Call it before connecting: the peripheral still shows the number of its last connection. */
export function mtuOf(peripheral: Peripheral): Mtu {
  const heard = Promise.withResolvers<number>();
  const onMtu = (bytes: number): void => heard.resolve(bytes);
  peripheral.on("mtu", onMtu);
  return {
    bytes: (signal) => Promise.race([heard.promise, pause(EXCHANGED_WITHIN_MS, signal).then(() => LEAST_MTU)]),
    stop: () => void peripheral.removeListener("mtu", onMtu),
  };
}
