// Arguments for Espruino's command-line tools.
import type { Order } from "#scripts/flash/order.ts";

/** Everything else is a Bluetooth device: an address, or the id by which macOS knows it. */
const NO_RADIO = /^(\/dev\/|COM\d|tcp:)/i;

export function toolArguments(order: Order, rest: readonly string[]): string[] {
  const { port, device, baud } = order;
  if (device !== undefined) return ["-d", device, ...rest];
  if (port === undefined) return [...rest];
  // Looking for Bluetooth devices as well would only cost time, and needs an adapter.
  const radio = NO_RADIO.test(port) ? ["--no-ble"] : [];
  return [...radio, "-p", port, ...(baud === undefined ? [] : ["-b", baud]), ...rest];
}
