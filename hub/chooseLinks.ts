// Which rollers the hub starts with: those the user named, else those it finds, else a simulated one.
import { asInchwormError, type InchwormError } from "#hub/errors.ts";
import type { Link } from "#hub/link/link.ts";
import type { Found } from "#hub/link/search.ts";

/** Streams at once, so that a newcomer sees live coaching within seconds. */
export const SIMULATED_URI = "sim:first-look";

export interface LinkSources {
  /** @throws InchwormError BAD_LINK_URI and others for an address that leads nowhere. */
  readonly openLink: (uri: string) => Link;
  /** Rollers within reach, and why some could not be looked for. */
  readonly discoverLinks: () => Promise<Found>;
}

export interface ChosenLinks {
  readonly links: readonly Link[];
  readonly how: "named" | "found" | "simulated";
  /** Why rollers may have been overlooked. */
  readonly problems: readonly InchwormError[];
}

export async function chooseLinks(uris: readonly string[], sources: LinkSources): Promise<ChosenLinks> {
  if (uris.length > 0) return { links: uris.map(sources.openLink), how: "named", problems: [] };
  // A search that fails must not keep a newcomer from the simulated roller.
  const { uris: found, problems } = await sources.discoverLinks().catch((thrown: unknown) => ({
    uris: [],
    problems: [asInchwormError(thrown, "LINK_UNAVAILABLE")],
  }));
  if (found.length > 0) return { links: found.map(sources.openLink), how: "found", problems };
  return { links: [sources.openLink(SIMULATED_URI)], how: "simulated", problems };
}

/** One line for the person at the terminal. */
export function describeLinks({ links, how }: Pick<ChosenLinks, "links" | "how">): string {
  const uris = links.map((link) => link.uri).join(", ");
  if (how === "simulated")
    return `Showing a simulated roller (${uris}): no real one was found. Name yours with --link, e.g. --link ble:NAME.`;
  const simulated = links.filter((link) => link.simulated).length;
  const s = links.length > 1 ? "s" : "";
  if (simulated === links.length) return `Simulated roller${s}: ${uris}`;
  return `Roller${s}${simulated > 0 ? ", some simulated" : ""}: ${uris}`;
}
