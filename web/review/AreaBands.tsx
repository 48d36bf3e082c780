// Muscle by muscle and side by side: how much of the time was right, as bars with their number.
import { doesCount } from "#shared/domain/countedHold.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import type { AreaDose, SessionSummary } from "#shared/schema/session.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

export function AreaBands({ session, review }: { session: SessionSummary; review: SessionReview }) {
  const text = useArea(SESSION).bands;
  const areas = (session.areas ?? []).filter(({ contactMs }) => contactMs > 0);
  if (areas.length === 0) return undefined;
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      <div className="area-bands">
        {areas.map((area) => (
          <Area key={`${area.muscle} ${area.side}`} area={area} review={review} />
        ))}
      </div>
    </section>
  );
}

function Area({ area, review }: { area: AreaDose; review: SessionReview }) {
  const text = useArea(SESSION).bands;
  const { body } = useWords();
  const format = useFormat();
  const { muscle, side, contactMs, meanForceN } = area;
  const isHere = (one: { muscle?: AreaDose["muscle"] | undefined; side?: AreaDose["side"] | undefined }) =>
    one.muscle === muscle && one.side === side;
  const rolled = review.strokes.find(isHere);
  // As the list of holds has them: a session's own number counted even a touch once.
  const holds = review.holds.filter((hold) => isHere(hold) && doesCount(hold)).length;
  const bars = [
    { name: text.pace, ms: area.inPaceMs },
    { name: text.pressure, ms: area.inForceMs },
    { name: text.counted, ms: area.countedMs },
  ];
  return (
    <article className="area">
      <h3>
        {body.muscles[muscle]}, {body.sides[side]}
      </h3>
      <p className="section-help">
        {text.facts(format.clock(contactMs), text.strokes(area.strokes), text.holds(holds))}
      </p>
      <dl>
        {bars.map(({ name, ms }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className="share-bar" aria-hidden="true">
                <span style={{ width: `${Math.min(1, ms / contactMs) * 100}%` }} />
              </span>
              <span className="share-number">{format.share(ms, contactMs)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="section-help">
        {rolled &&
          rolled.count > 0 &&
          rolled.lastedMs > 0 &&
          text.stroke(
            format.length(rolled.lengthMm / rolled.count),
            `${format.speed((rolled.lengthMm / rolled.lastedMs) * 1000)} ${format.speedUnit}`,
          )}{" "}
        {meanForceN !== undefined && text.mean(`${format.force(meanForceN)} ${format.forceUnit}`)}
      </p>
    </article>
  );
}
