// A link address → a link. New kinds of links are added here and nowhere else.
import type { Clock } from "#hub/clock.ts";
import { InchwormError } from "#hub/errors.ts";
import { createBleLink } from "#hub/link/ble/link.ts";
import { searchBluetooth } from "#hub/link/ble/search.ts";
import type { Link } from "#hub/link/link.ts";
import { createPlaybackLink } from "#hub/link/playback.ts";
import { createSimulatedLink } from "#hub/link/simulated.ts";
import type { SimulatedLinkOptions } from "#hub/link/simulated.ts";
import { schemeOf } from "#hub/link/uri.ts";

export interface LinkDeps {
  readonly clock: Clock;
  /** Simulated links only. */
  readonly onTruth?: SimulatedLinkOptions["onTruth"];
}

/** @throws InchwormError BAD_LINK_URI, LINK_UNAVAILABLE. Nothing is opened yet: `link.open` does that. */
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
      throw new InchwormError("LINK_UNAVAILABLE", `${uri}: this version has no serial port yet`);
    default:
      throw new InchwormError("BAD_LINK_URI", `${uri}: it begins with none of ble:, sim:, file:`);
  }
}

/** Each looks in its own place, for two seconds at the most, and gives nothing when it cannot look there. */
const SEARCHES: readonly (() => Promise<readonly string[]>)[] = [searchBluetooth];

/** Addresses of real rollers within reach. */
export async function discoverLinks(): Promise<readonly string[]> {
  const found = await Promise.all(SEARCHES.map((search) => search().catch(() => [])));
  return found.flat();
}
