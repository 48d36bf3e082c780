// One session in a list: what, how long, how well. All of it is one link to its page.
import { Link } from "wouter";

import { isRehearsal } from "#shared/domain/rehearsal.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { useDates } from "#web/units/dates.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

/** Gaps shorter than this are not worth a word. */
export const NOTABLE_GAP_MS = 1000;

/** Beside the one that was rolled most; the session's page has them all. */
const MOST_OTHERS = 2;

export function SessionRow({ session }: { session: SessionSummary }) {
  const text = useArea(REVIEW);
  const { body } = useWords();
  const format = useFormat();
  const dates = useDates();
  const { selection, areas = [], contactMs, phase, discomfortBefore, discomfortAfter } = session;
  const rolled = areas.filter((area) => area.contactMs > 0);
  const [most] = rolled.toSorted((one, other) => other.contactMs - one.contactMs);
  const { muscle, side } = most ?? selection;
  const others = rolled
    .filter((area) => area !== most)
    .map((area) => `${body.muscles[area.muscle]} ${body.sides[area.side]}`);
  const felt =
    discomfortBefore === undefined || discomfortAfter === undefined
      ? undefined
      : text.discomfort(String(discomfortBefore), String(discomfortAfter));
  const about = [format.time(session.startedMs), phase === undefined ? undefined : text.phases[phase], felt];
  const remarks = [
    session.state === "running" ? text.running : undefined,
    session.state === "recovered" ? text.recovered : undefined,
    session.unread === undefined ? undefined : text.unread(session.unread.lines),
    session.gapMs > NOTABLE_GAP_MS ? text.gaps(format.clock(session.gapMs)) : undefined,
  ].filter((remark) => remark !== undefined);
  return (
    <li className="session" data-state={session.state}>
      <div className="session-what">
        <h3>
          <Link href={`/sessions/${encodeURIComponent(session.id)}`}>
            {body.muscles[muscle]}, {body.sides[side]}
          </Link>
        </h3>
        {others.length > 0 && (
          <p>
            {others.length > MOST_OTHERS
              ? text.andMore(others.slice(0, MOST_OTHERS).join(", "), others.length - MOST_OTHERS)
              : dates.list(others)}
          </p>
        )}
        <p>
          {about.filter((part) => part !== undefined).join(" · ")}
          {isRehearsal(session) && <span className="simulated">{text.rehearsal}</span>}
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
          <Fact
            value={format.share(session.inPaceMs, contactMs)}
            name={text.inPace}
            share={session.inPaceMs / contactMs}
          />
          <Fact
            value={format.share(session.inForceMs, contactMs)}
            name={text.inPressure}
            share={session.inForceMs / contactMs}
          />
        </dl>
      ) : (
        <p className="session-numbers session-nothing">{text.noContact}</p>
      )}
    </li>
  );
}

/** With a share, the number stands over its bar. */
function Fact({ value, name, share }: { value: string; name: string; share?: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {share !== undefined && (
          <span className="share-bar" aria-hidden="true">
            <span style={{ width: `${Math.min(1, share) * 100}%` }} />
          </span>
        )}
      </dd>
    </div>
  );
}
