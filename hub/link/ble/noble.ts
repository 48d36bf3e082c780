// The only file that knows the Bluetooth library; it is loaded when a `ble:` link is opened, and the hub starts without it.
import type { Characteristic, Noble, Peripheral } from "@stoprocent/noble";

export type { Characteristic, Noble, Peripheral };

export type NobleModule = Pick<typeof import("@stoprocent/noble"), "withBindings">;

const UART_BAUD = 1_000_000;

/** Rejects when the package or its native part is missing. */
export function loadNoble(): Promise<NobleModule> {
  return import("@stoprocent/noble");
}

/** A fresh instance, started. A stopped one cannot be used again. */
export function startNoble(module: NobleModule, hciPath: string | undefined): Noble {
  const noble =
    hciPath === undefined
      ? module.withBindings("default")
      : module.withBindings("hci", { hciDriver: "uart", bindParams: { uart: { port: hciPath, baudRate: UART_BAUD } } });
  // It would print its warnings; what matters comes as states and rejections.
  noble.removeAllListeners("warning");
  withoutItsSigint(() => noble.state);
  return noble;
}

/** Noble leaves the process on SIGINT when its listener is the last one; whether and when to leave is for the hub to say. */
function withoutItsSigint(start: () => unknown): void {
  const before = new Set(process.listeners("SIGINT"));
  start();
  for (const listener of process.listeners("SIGINT")) {
    if (!before.has(listener)) process.removeListener("SIGINT", listener);
  }
}
