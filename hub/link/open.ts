// A link address → a link. New kinds of links are added here and nowhere else.
import type { Clock } from "#hub/clock.ts";
import { InchwormError } from "#hub/errors.ts";
import { createBleLink } from "#hub/link/ble/link.ts";
import { searchBluetooth } from "#hub/link/ble/search.ts";
import type { Link } from "#hub/link/link.ts";
import { createPlaybackLink } from "#hub/link/playback.ts";
import { searchAll } from "#hub/link/search.ts";
import type { Found, Search } from "#hub/link/search.ts";
import { createSerialLink } from "#hub/link/serial.ts";
import { createSerialAccess } from "#hub/link/serial/library.ts";
import { searchSerial } from "#hub/link/serial/search.ts";
import { createSimulatedLink } from "#hub/link/simulated.ts";
import type { SimulatedLinkOptions } from "#hub/link/simulated.ts";
import { schemeOf } from "#hub/link/uri.ts";

export interface LinkDeps {
  readonly clock: Clock;
  /** Simulated links only. */
  readonly onTruth?: SimulatedLinkOptions["onTruth"];
}

/** @throws InchwormError BAD_LINK_URI. Nothing is opened yet: `link.open` does that. */
export function openLink(uri: string, deps: LinkDeps): Link {
  switch (schemeOf(uri)) {
    case "sim": {
      const { clock, onTruth } = deps;
      return createSimulatedLink(uri, onTruth === undefined ? { clock } : { clock, onTruth });
    }
    case "file":
      return createPlaybackLink(uri, deps.clock);
    case "ble":
      return createBleLink(uri, { clock: deps.clock });
    case "serial":
      return createSerialLink(uri, { clock: deps.clock, access: createSerialAccess() });
    default:
      throw new InchwormError("BAD_LINK_URI", `${uri}: it begins with none of ble:, serial:, sim:, file:`);
  }
}

/** Every way to find a real roller. */
const SEARCHES: readonly Search[] = [
  async () => ({ uris: await searchBluetooth(), problems: [] }),
  () => searchSerial(createSerialAccess()),
];
/** Each ends within two seconds by itself; this is for one that hangs. */
const SEARCH_WITHIN_MS = 2500;

/** Addresses of real rollers near by, within two seconds; at once when there is nowhere to look. */
export function discoverLinks(): Promise<Found> {
  return searchAll(SEARCHES, SEARCH_WITHIN_MS);
}
