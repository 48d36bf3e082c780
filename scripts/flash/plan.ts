// Arguments for Espruino's command-line tools.
import type { Order } from "#scripts/flash/order.ts";

const BLUETOOTH_ADDRESS = /^[\da-f]{2}([:-][\da-f]{2}){5}$/i;

export function toolArguments(order: Order, rest: readonly string[]): string[] {
  const { port, device, baud } = order;
  if (device !== undefined) return ["-d", device, ...rest];
  if (port === undefined) return [...rest];
  // Looking for Bluetooth devices as well would only cost time, and needs an adapter.
  const radio = BLUETOOTH_ADDRESS.test(port) ? [] : ["--no-ble"];
  return [...radio, "-p", port, ...(baud === undefined ? [] : ["-b", baud]), ...rest];
}
