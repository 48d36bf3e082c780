// Tender spots that were met, each with what was felt and a note of its own.
import type { SessionReview } from "#shared/schema/review.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { spotPlace } from "#web/past/spotPlace.ts";
import { SpotNote } from "#web/review/SpotNote.tsx";
import { useFormat } from "#web/units/useFormat.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export interface SpotListProps {
  session: SessionSummary;
  review: SessionReview;
  onSaved(session: SessionSummary): void;
}

export function SpotList({ session, review, onSaved }: SpotListProps) {
  const text = useArea(SESSION).spots;
  const { body } = useWords();
  const format = useFormat();
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      {review.spots.length === 0 && <p>{text.none}</p>}
      <ul className="spots-met">
        {review.spots.map((spot) => {
          const { id, muscle, side, answers, after, state, knownPain } = spot;
          const first = answers[0]?.nrs;
          const last = after?.nrs ?? (answers.length > 1 ? answers.at(-1)?.nrs : undefined);
          const place = spotPlace(spot, text, format) ?? text.nowhere;
          return (
            <li key={id}>
              <span className="spot-mark" aria-hidden="true" />
              <div>
                <p>
                  <strong>
                    {body.muscles[muscle]}, {body.sides[side]}
                  </strong>
                </p>
                <p className="section-help">
                  {place} · {text.states[state]}
                  {knownPain === true && ` · ${text.key}`}
                </p>
                <SpotNote
                  session={session}
                  spotId={id}
                  area={`${body.muscles[muscle]}, ${body.sides[side]}`}
                  onSaved={onSaved}
                />
              </div>
              <p className="spot-felt">
                {first === undefined ? (
                  <span className="section-help">{text.notSaid}</span>
                ) : (
                  <>
                    <span className="section-help">{text.said}</span>{" "}
                    {last === undefined ? String(first) : text.answers(String(first), String(last))}
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
