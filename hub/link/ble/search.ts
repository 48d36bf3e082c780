// A quick look round for rollers on this machine's own Bluetooth, when the hub is started without a link.
import { adapterFault } from "#hub/link/ble/adapter.ts";
import { bleUri } from "#hub/link/ble/address.ts";
import { loadNoble } from "#hub/link/ble/noble.ts";
import type { Peripheral } from "#hub/link/ble/noble.ts";
import { openRadio } from "#hub/link/ble/radio.ts";
import { pause, within } from "#hub/link/waits.ts";
import { filterFor } from "#hub/link/ble/wish.ts";

/** From start to end, the adapter's own start included. */
const SEARCH_MS = 2000;

/** Nothing at once where there is no adapter, or where asking for one would open a question on the user's screen. */
export async function searchBluetooth(platform: NodeJS.Platform = process.platform): Promise<readonly string[]> {
  // macOS asks for permission: only for somebody who wants Bluetooth, with --link ble:.
  if (platform === "darwin" || (await adapterFault(undefined)) !== undefined) return [];
  const over = new AbortController();
  const late = setTimeout(() => over.abort(new Error("the search is over")), SEARCH_MS);
  const opening = openRadio({ hciPath: undefined, loadNoble, signal: over.signal });
  try {
    const { noble } = await within(opening, { ms: SEARCH_MS, signal: over.signal, what: "starting Bluetooth" });
    const heard = new Map<string, Peripheral>();
    noble.on("discover", (peripheral) => heard.set(peripheral.id, peripheral));
    const starting = noble.startScanningAsync(filterFor([{}]), true);
    await within(starting, { ms: SEARCH_MS, signal: over.signal, what: "starting the search" });
    await pause(SEARCH_MS, over.signal);
    return linksTo([...heard.values()]);
  } finally {
    clearTimeout(late);
    // Also one that comes up only now; a link that is opened next waits for its end.
    over.abort(new Error("the search is over"));
    void opening.then(({ stop }) => stop(new Error("the search is over"))).catch(() => undefined);
  }
}

export type Advertised = Pick<Peripheral, "id" | "address"> & {
  readonly advertisement: { readonly localName?: string };
};

/** By name where it says which one is meant, else by address. */
export function linksTo(rollers: readonly Advertised[]): string[] {
  const names = rollers.map(({ advertisement }) => advertisement.localName?.trim() ?? "");
  return rollers.map(({ id, address }, index) => {
    const name = names[index] ?? "";
    const only = name !== "" && names.filter((other) => other === name).length === 1;
    return bleUri(only ? name : address === "" ? id : address);
  });
}
