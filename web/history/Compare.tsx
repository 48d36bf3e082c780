// Two sessions side by side.
import { useState } from "react";
import { Link } from "wouter";

import { isRehearsal } from "#shared/domain/rehearsal.ts";
import type { SessionQuery, SessionSummary } from "#shared/schema/session.ts";
import { listSessions } from "#web/api/sessions.ts";
import type { AskedAnswer } from "#web/api/useAnswer.ts";
import { useAnswer } from "#web/api/useAnswer.ts";
import { SelectField } from "#web/forms/SelectField.tsx";
import { Answered } from "#web/shell/Answered.tsx";
import { DASH } from "#web/units/format.ts";
import { localDateOf, useDates } from "#web/units/dates.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

const MOST = 200;

/** Rehearsals among them. */
export function useSessionsOf(query: SessionQuery) {
  const asked = { ...query, limit: MOST };
  return useAnswer(`compare ${JSON.stringify(asked)}`, (signal) => listSessions(asked, signal));
}

export function Compare({ answer }: { answer: AskedAnswer<SessionSummary[]> }) {
  const text = useArea(HISTORY).compare;
  return (
    <section className="page-section">
      <h2>{text.title}</h2>
      <Answered answer={answer}>
        {(all) => {
          const sessions = all.filter((session) => !isRehearsal(session));
          const ids = sessions.map(({ id }) => id).join(" ");
          return sessions.length < 2 ? <p>{text.choose}</p> : <Pair key={ids} sessions={sessions} />;
        }}
      </Answered>
    </section>
  );
}

/** The newest, and the newest before it on the same muscle and side, where there is one. */
export function firstPair(
  sessions: readonly SessionSummary[],
): [SessionSummary | undefined, SessionSummary | undefined] {
  const [newest, ...older] = sessions;
  const alike = older.find(
    ({ selection }) => selection.muscle === newest?.selection.muscle && selection.side === newest.selection.side,
  );
  return [alike ?? older[0], newest];
}

function Pair({ sessions }: { sessions: readonly SessionSummary[] }) {
  const text = useArea(HISTORY).compare;
  const { body } = useWords();
  const dates = useDates();
  const format = useFormat();
  const [ids, setIds] = useState(() => firstPair(sessions).map((session) => session?.id));
  const find = (id: string | undefined) => sessions.find((session) => session.id === id);
  const [one, other] = [find(ids[0]), find(ids[1])];
  const options = sessions.map(({ id, startedMs, selection: { muscle, side } }) => ({
    value: id,
    text: `${dates.short(localDateOf(startedMs))}, ${format.time(startedMs)}: ${body.muscles[muscle]}, ${body.sides[side]}`,
  }));
  return (
    <>
      <p className="section-help">{text.help}</p>
      <div className="filters no-print">
        <SelectField
          label={text.first}
          value={ids[0] ?? ""}
          options={options}
          onChoose={(id) => setIds([id, ids[1]])}
        />
        <SelectField
          label={text.second}
          value={ids[1] ?? ""}
          options={options}
          onChoose={(id) => setIds([ids[0], id])}
        />
      </div>
      {one && other && <Table one={one} other={other} />}
    </>
  );
}

function Table({ one, other }: { one: SessionSummary; other: SessionSummary }) {
  const text = useArea(HISTORY).compare;
  const { phases } = useArea(REVIEW);
  const dates = useDates();
  const format = useFormat();
  const rows: Readonly<Record<keyof typeof text.rows, (session: SessionSummary) => string>> = {
    contact: ({ contactMs }) => format.clock(contactMs),
    pace: ({ inPaceMs, contactMs }) => format.share(inPaceMs, contactMs),
    pressure: ({ inForceMs, contactMs }) => format.share(inForceMs, contactMs),
    strokes: ({ strokes }) => format.number(strokes),
    holds: ({ holds, holdMs }) =>
      holds === 0 ? format.number(0) : `${format.number(holds)} (${format.clock(holdMs)})`,
    force: ({ meanForceN }) => (meanForceN === undefined ? DASH : `${format.force(meanForceN)} ${format.forceUnit}`),
    before: ({ discomfortBefore }) => discomfortBefore?.toString() ?? DASH,
    after: ({ discomfortAfter }) => discomfortAfter?.toString() ?? DASH,
    gaps: ({ gapMs }) => format.clock(gapMs),
    phase: ({ phase }) => (phase === undefined ? DASH : phases[phase]),
  };
  const names = Object.keys(text.rows).filter((name): name is keyof typeof text.rows => name in text.rows);
  return (
    <table className="compare">
      <thead>
        <tr>
          <th scope="col">{text.headings}</th>
          {[one, other].map((session, at) => (
            <th key={at} scope="col">
              <Link href={`/sessions/${encodeURIComponent(session.id)}`}>
                {dates.short(localDateOf(session.startedMs))}, {format.time(session.startedMs)}
              </Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{text.rows[name]}</th>
            <td>{rows[name](one)}</td>
            <td>{rows[name](other)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
