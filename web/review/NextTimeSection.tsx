// What to do next time, large: it is what stays of a session.
import { Link } from "wouter";

import type { MuscleId, Side } from "#shared/domain/muscles.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { nextTime } from "#web/review/nextTime.ts";
import type { NextThing } from "#web/review/nextTime.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function NextTime({ session, review }: { session: SessionSummary; review: SessionReview }) {
  const text = useArea(SESSION);
  const { body } = useWords();
  const things = nextTime(session, review);
  if (things.length === 0) return undefined;
  const areaOf = ({ muscle, side }: { muscle: MuscleId; side: Side }) =>
    text.story.area(body.muscles[muscle], body.sides[side], side === "both");
  const say = (thing: NextThing) =>
    thing.id === "openSpot" ? text.next.openSpot(areaOf(thing.spot)) : text.next[thing.id];
  return (
    <section className="page-section next-time">
      <h2>{text.next.title}</h2>
      <ul>
        {things.map((thing) => (
          <li key={thing.id}>{say(thing)}</li>
        ))}
      </ul>
      <p className="no-print">
        <Link href="/today">{text.next.plan}</Link>
      </p>
    </section>
  );
}
