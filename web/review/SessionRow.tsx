import { muscleById } from "#shared/domain/muscles.ts";
import { EXPORT_FORMATS } from "#shared/schema/session.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { exportUrl } from "#web/api/client.ts";
import { words } from "#web/words/english.ts";
import { formatClock, formatMoment, formatShare, formatTime } from "#web/words/numbers.ts";

const text = words.sessions;
/** Gaps shorter than this are not worth a word. */
const NOTABLE_GAP_MS = 1000;

/** One session: what, how long, how well, and its data. */
export function SessionRow({ session }: { session: SessionSummary }) {
  const { selection, contactMs } = session;
  const remarks = [
    session.state === "running" ? text.running : undefined,
    session.state === "recovered" ? text.recovered : undefined,
    session.gapMs > NOTABLE_GAP_MS ? text.gaps(formatClock(session.gapMs)) : undefined,
  ].filter((remark) => remark !== undefined);
  return (
    <li className="session" data-state={session.state}>
      <div className="session-what">
        <h3>
          {muscleById(selection.muscle).name}, {words.selection.sides[selection.side]}
        </h3>
        <p>
          {formatTime(session.startedMs)}, {words.selection.modes[selection.mode]}
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
          <Fact value={formatClock(contactMs)} name={text.onRoller} />
          <Fact value={formatShare(session.inPaceMs, contactMs)} name={text.inPace} />
          <Fact value={formatShare(session.inForceMs, contactMs)} name={text.inPressure} />
          <Fact value={String(session.strokes)} name={text.strokes(session.strokes)} />
          <Fact value={String(session.holds)} name={text.holds(session.holds)} />
        </dl>
      ) : (
        <p className="session-numbers session-nothing">{text.noContact}</p>
      )}
      <p className="session-exports">
        {EXPORT_FORMATS.map((format) => (
          <a
            key={format}
            href={exportUrl(session.id, format)}
            download
            aria-label={text.exportLabel(text[format], formatMoment(session.startedMs))}
          >
            {text[format]}
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
