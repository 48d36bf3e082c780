import type { SessionSummary } from "#shared/schema/session.ts";
import { exportUrl } from "#web/api/client.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

/** Gaps shorter than this are not worth a word. */
const NOTABLE_GAP_MS = 1000;

/** One session: what, how long, how well, and its data. */
const SHOWN_FORMATS = ["csv", "recording"] as const;

export function SessionRow({ session }: { session: SessionSummary }) {
  const text = useArea(REVIEW);
  const { body } = useWords();
  const format = useFormat();
  const { selection, contactMs } = session;
  const remarks = [
    session.state === "running" ? text.running : undefined,
    session.state === "recovered" ? text.recovered : undefined,
    session.gapMs > NOTABLE_GAP_MS ? text.gaps(format.clock(session.gapMs)) : undefined,
  ].filter((remark) => remark !== undefined);
  return (
    <li className="session" data-state={session.state}>
      <div className="session-what">
        <h3>
          {body.muscles[selection.muscle]}, {body.sides[selection.side]}
        </h3>
        <p>
          {format.time(session.startedMs)}, {body.modes[selection.mode]}
          {session.simulated && <span className="simulated">{text.simulated}</span>}
        </p>
        {remarks.map((remark) => (
          <p key={remark} className="session-remark">
            {remark}
          </p>
        ))}
      </div>
      {contactMs > 0 ? (
        <dl className="session-numbers">
          <Fact value={format.clock(contactMs)} name={text.onRoller} />
          <Fact value={format.share(session.inPaceMs, contactMs)} name={text.inPace} />
          <Fact value={format.share(session.inForceMs, contactMs)} name={text.inPressure} />
          <Fact value={format.number(session.strokes)} name={text.strokes(session.strokes)} />
          <Fact value={format.number(session.holds)} name={text.holds(session.holds)} />
        </dl>
      ) : (
        <p className="session-numbers session-nothing">{text.noContact}</p>
      )}
      <p className="session-exports">
        {SHOWN_FORMATS.map((kind) => (
          <a
            key={kind}
            href={exportUrl(session.id, kind)}
            download
            aria-label={text.exportLabel(text[kind], format.moment(session.startedMs))}
          >
            {text[kind]}
          </a>
        ))}
      </p>
    </li>
  );
}

function Fact({ value, name }: { value: string; name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
