// Holds, and what the coach said and why.
import type { CueId } from "#shared/domain/cues.ts";
import { doesCount } from "#shared/domain/countedHold.ts";
import { cueById } from "#shared/domain/cues.ts";
import type { SessionReview } from "#shared/schema/review.ts";
import { bandsAt } from "#web/review/judgedBy.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { bandWords } from "#web/units/useFormat.ts";
import { RULE_NAMES } from "#web/words/areas/rules.ts";
import { SESSION } from "#web/words/areas/session.ts";
import { whyText } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

/** Less would read as no time at all. */
const SHORTEST_TOLD_MS = 100;

export function Holds({ review }: { review: SessionReview }) {
  const text = useArea(SESSION).holds;
  const { body } = useWords();
  const format = useFormat();
  const seconds = (ms: number) => format.number(ms / 1000, 1);
  const holds = review.holds
    // Of one that began before the session only what lies in it is told.
    .map((hold) => ({ ...hold, lastedMs: hold.endMs - Math.max(hold.startMs, review.startMs) }))
    .filter(({ lastedMs }) => lastedMs >= SHORTEST_TOLD_MS);
  const counted = holds.filter(doesCount).length;
  const longest = Math.max(...holds.map(({ lastedMs }) => lastedMs));
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      {counted === 0 && <p>{text.none}</p>}
      {counted < holds.length && (
        <p className="section-help">
          {text.some(counted, holds.length)} {text.rule}
        </p>
      )}
      <ol className="holds">
        {holds.map(({ startMs, lastedMs, countedMs, muscle, side }) => (
          <li key={startMs}>
            <span className="hold-when">
              {startMs < review.startMs ? text.before : text.at(format.clock(startMs - review.startMs))}
              {muscle !== undefined && side !== undefined && (
                <span className="section-help">
                  {body.muscles[muscle]}, {body.sides[side]}
                </span>
              )}
            </span>
            <span className="share-bar hold-bar" aria-hidden="true" style={{ width: `${(lastedMs / longest) * 100}%` }}>
              <span style={{ width: `${Math.min(1, countedMs / lastedMs) * 100}%` }} />
            </span>
            <span className="hold-how">
              {(doesCount({ countedMs }) ? text.of : text.notCounted)(
                seconds(Math.min(countedMs, lastedMs)),
                seconds(lastedMs),
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface CueSum {
  readonly cueId: CueId;
  times: number;
  why: string | undefined;
  /** When the reason was. */
  saidMs: number;
}

/** Each cue once, most often first. */
export function sumCues(cues: SessionReview["cues"]): CueSum[] {
  const sums = new Map<CueId, CueSum>();
  for (const { cueId, why, tMs } of cues) {
    const sum = sums.get(cueId) ?? { cueId, times: 0, why: undefined, saidMs: tMs };
    sum.times += 1;
    sum.why = why ?? sum.why;
    sum.saidMs = why === undefined ? sum.saidMs : tMs;
    sums.set(cueId, sum);
  }
  return [...sums.values()].toSorted((one, other) => other.times - one.times);
}

export function CueList({ review }: { review: SessionReview }) {
  const text = useArea(SESSION).cues;
  const rules = useArea(RULE_NAMES);
  const words = useWords();
  const format = useFormat();
  const why = (cueId: CueId, said: string | undefined, saidMs: number) => {
    const bands = bandsAt(review, saidMs);
    // Without the bands another language has no words for it; the hub's own are better than none.
    if (bands === undefined) return said;
    return whyText(words, { cueId, why: said }, bandWords(bands, format));
  };
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      {review.cues.length === 0 && review.stops.length === 0 && <p>{text.none}</p>}
      {review.stops.map(({ tMs, reason }) => (
        <p key={tMs} className="stopped">
          {reason === undefined
            ? text.stopped(format.clock(tMs - review.startMs))
            : text.stoppedWhy(format.clock(tMs - review.startMs), words.actions.prompt.reasons[reason])}
        </p>
      ))}
      <ul className="cues-said">
        {sumCues(review.cues).map(({ cueId, times, why: said, saidMs }) => (
          <li key={cueId} data-class={cueById(cueId).class}>
            <p>
              <strong>{words.cues[cueId].text}</strong> <span>{text.times(times)}</span>
            </p>
            {said !== undefined && (
              <p className="section-help">
                {text.last} {why(cueId, said, saidMs)}
              </p>
            )}
            <p className="section-help rule-name">{rules[cueById(cueId).ruleId]}</p>
          </li>
        ))}
      </ul>
      {review.cuesLeft > 0 && <p className="section-help">{text.left(review.cuesLeft)}</p>}
    </section>
  );
}
