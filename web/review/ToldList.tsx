// Every number of discomfort that was told while rolling, with its time and place.
import type { SessionReview } from "#shared/schema/review.ts";
import { spotPlace } from "#web/past/spotPlace.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function ToldList({ review }: { review: SessionReview }) {
  const { told: text, spots } = useArea(SESSION);
  const { body } = useWords();
  const format = useFormat();
  if (review.discomfort.length === 0) return undefined;
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      <p className="section-help">{text.help}</p>
      <ol className="told">
        {review.discomfort.map((one, at) => {
          const { tMs, nrs, muscle, side, spotId, afterwards } = one;
          const about = [
            muscle === undefined || side === undefined ? undefined : `${body.muscles[muscle]}, ${body.sides[side]}`,
            spotPlace(one, spots, format) ?? spots.nowhere,
            spotId === undefined ? undefined : afterwards === true ? text.afterwards : text.onSpot,
          ];
          return (
            <li key={`${at} ${tMs}`}>
              <span className="told-when">{text.at(format.clock(tMs - review.startMs))}</span>
              <strong>{nrs}</strong>
              <span className="section-help">{about.filter((part) => part !== undefined).join(" · ")}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
