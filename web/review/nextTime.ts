// What to do next time, from what happened: at most three things, what matters most first.
import { muscleById } from "#shared/domain/muscles.ts";
import type { CueId } from "#shared/domain/cues.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { NOTABLE_GAP_MS } from "#web/review/SessionRow.tsx";
import { forceWasKnown } from "#web/review/story.ts";

export type NextThing =
  | { readonly id: "stopped" | "rose" | "calibrate" | "slower" | "lighter" | "heavier" | "holds" | "link" | "same" }
  | { readonly id: "openSpot"; readonly spot: SessionReview["spots"][number] };

const MOST = 3;

/** Cues that ask for the same change. */
const ASKS: Readonly<Partial<Record<CueId, "slower" | "lighter" | "heavier">>> = {
  slower: "slower",
  lighter: "lighter",
  "back-off": "lighter",
  "ease-off": "lighter",
  "stop-pressure": "lighter",
  heavier: "heavier",
};

/** Empty: nothing was rolled. */
export function nextTime(session: SessionSummary, review: SessionReview): NextThing[] {
  const { contactMs, gapMs, discomfortBefore, discomfortAfter } = session;
  if (contactMs === 0) return [];
  const things: NextThing[] = [];
  if (review.stops.length > 0) things.push({ id: "stopped" });
  if (discomfortBefore !== undefined && discomfortAfter !== undefined && discomfortAfter > discomfortBefore)
    things.push({ id: "rose" });
  if (!forceWasKnown(session, review)) things.push({ id: "calibrate" });
  const change = mostAsked(review);
  if (change !== undefined) things.push({ id: change });
  // Where something felt wrong nobody is sent back.
  const spot = review.stops.length > 0 ? undefined : review.spots.find(({ state }) => state === "open");
  if (spot !== undefined) things.push({ id: "openSpot", spot });
  if (heldTooShort(review)) things.push({ id: "holds" });
  if (gapMs > NOTABLE_GAP_MS) things.push({ id: "link" });
  return things.length === 0 ? [{ id: "same" }] : things.slice(0, MOST);
}

/** The change the coach asked for most often, when more than once. */
function mostAsked({ cues }: SessionReview): "slower" | "lighter" | "heavier" | undefined {
  const times = { slower: 0, lighter: 0, heavier: 0 };
  for (const { cueId } of cues) {
    const asks = ASKS[cueId];
    if (asks !== undefined) times[asks] += 1;
  }
  const most = Math.max(...Object.values(times));
  if (most < 2) return undefined;
  return times.lighter === most ? "lighter" : times.slower === most ? "slower" : "heavier";
}

/** There were holds, and none came to its muscle's minimum. */
function heldTooShort({ holds }: SessionReview): boolean {
  const known = holds.flatMap(({ muscle, countedMs }) => (muscle === undefined ? [] : [{ muscle, countedMs }]));
  return known.length > 0 && known.every(({ muscle, countedMs }) => countedMs < muscleById(muscle).holdS[0] * 1000);
}
