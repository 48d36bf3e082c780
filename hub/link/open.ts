// A link address → a link. New kinds of links are added here and nowhere else.
import type { Clock } from "#hub/clock.ts";
import { InchwormError } from "#hub/errors.ts";
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
      throw new InchwormError("LINK_UNAVAILABLE", `${uri}: this version has no Bluetooth yet`);
    case "serial":
      throw new InchwormError("LINK_UNAVAILABLE", `${uri}: this version has no serial port yet`);
    default:
      throw new InchwormError("BAD_LINK_URI", `${uri}: it begins with neither sim: nor file:`);
  }
}

/** Addresses of real rollers near by. None yet: neither Bluetooth nor serial ports are searched. */
export function discoverLinks(): Promise<readonly string[]> {
  return Promise.resolve([]);
}
