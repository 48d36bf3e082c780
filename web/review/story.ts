// How a session went, in sentences made from its numbers alone. What is not known is said, never guessed.
import { doesCount } from "#shared/domain/countedHold.ts";
import { isRehearsal } from "#shared/domain/rehearsal.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { NOTABLE_GAP_MS } from "#web/review/SessionRow.tsx";
import type { Dates } from "#web/units/dates.ts";
import type { Format } from "#web/units/format.ts";
import type { SessionWords } from "#web/words/areas/session.ts";
import type { Catalogue } from "#web/words/catalogue.ts";

export interface StoryParts {
  session: SessionSummary;
  review: SessionReview;
  text: SessionWords["story"];
  body: Catalogue["body"];
  format: Format;
  dates: Pick<Dates, "list">;
}

export interface Story {
  /** One sentence. */
  readonly lead: string;
  readonly more: readonly string[];
  /** What must be known to believe the rest. */
  readonly honest: readonly string[];
}

/** Less is rounded to nothing anyway. */
const NOTABLE_SHARE = 0.01;
/** Shorter is a touch while skipping on, not rolling. */
const ROLLED_MS = 5000;

export function storyOf({ session, review, text, body, format, dates }: StoryParts): Story {
  const { contactMs, discomfortBefore: before, discomfortAfter: after } = session;
  const honest = [
    isRehearsal(session) ? text.rehearsal : undefined,
    session.state === "running" ? text.running : undefined,
    session.state === "recovered" ? text.recovered : undefined,
    session.gapMs > NOTABLE_GAP_MS ? text.gaps(format.clock(session.gapMs)) : undefined,
    doubt(),
  ].filter((line) => line !== undefined);
  if (contactMs === 0) return { lead: text.nothing, more: [], honest };
  const pace = format.share(session.inPaceMs, contactMs);
  const bands = forceWasKnown(session, review)
    ? text.both(pace, format.share(session.inForceMs, contactMs))
    : text.paceOnly(pace);
  const counted = review.holds.filter(doesCount);
  const holdMs = counted.reduce((sum, { countedMs }) => sum + countedMs, 0);
  const more = [
    bands,
    holdMs > 0 ? text.holds(counted.length, format.clock(holdMs)) : undefined,
    before === undefined || after === undefined ? undefined : felt(before, after),
  ].filter((line) => line !== undefined);
  return { lead: text.rolled(dates.list(areas()), format.clock(contactMs)), more, honest };

  function areas(): string[] {
    const rolled = (session.areas ?? []).filter((area) => area.contactMs >= ROLLED_MS);
    const named = rolled.length > 0 ? rolled : [session.selection];
    return named.map(({ muscle, side }) => text.area(body.muscles[muscle], body.sides[side], side === "both"));
  }

  function felt(one: number, other: number): string {
    if (one === other) return text.same(one);
    return other < one ? text.easier(one, other) : text.harder(one, other);
  }

  function doubt(): string | undefined {
    const { goodMs, reducedMs, unknownMs } = review.quality;
    const all = goodMs + reducedMs + unknownMs;
    return all > 0 && reducedMs / all >= NOTABLE_SHARE ? text.doubtful(format.share(reducedMs, all)) : undefined;
  }
}

/** Some of the time under load had a force. */
export function forceWasKnown({ inForceMs, meanForceN }: SessionSummary, { maps }: SessionReview): boolean {
  return inForceMs > 0 || meanForceN !== undefined || maps.some(({ columns }) => columns > 0);
}
