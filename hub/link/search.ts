// Looking for real rollers near by: every search at once, and none of them holds up the start.
import { asInchwormError } from "#hub/errors.ts";
import type { InchwormError } from "#hub/errors.ts";

export interface Found {
  /** Addresses of rollers that answered. */
  readonly uris: readonly string[];
  /** Why a search could not look where a roller may be. */
  readonly problems: readonly InchwormError[];
}

export type Search = () => Promise<Found>;

/** One search that fails or takes too long costs only what it would have found. */
export async function searchAll(searches: readonly Search[], withinMs: number): Promise<Found> {
  const found = await Promise.all(searches.map((search) => within(withinMs, search)));
  return { uris: found.flatMap(({ uris }) => uris), problems: found.flatMap(({ problems }) => problems) };
}

async function within(ms: number, search: Search): Promise<Found> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Found>((resolve) => {
    timer = setTimeout(() => resolve({ uris: [], problems: [] }), ms);
  });
  const failed = (thrown: unknown): Found => ({ uris: [], problems: [asInchwormError(thrown, "LINK_UNAVAILABLE")] });
  try {
    return await Promise.race([search().catch(failed), late]);
  } finally {
    clearTimeout(timer);
  }
}
