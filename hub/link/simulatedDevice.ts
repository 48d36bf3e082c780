// A roller may be simulated though it comes over a real line: `npm run simulate -- --serial` or `--ble` plays one there.
import type { DeviceInfo } from "#shared/domain/device.ts";

/** As the simulated board calls itself; no firmware for a real board does. */
const BOARD = /^Simulated /;

export function isSimulatedDevice({ board }: Pick<DeviceInfo, "board">): boolean {
  return BOARD.test(board);
}
