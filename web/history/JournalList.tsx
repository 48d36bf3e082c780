// R31: tender spots session by session, newest first.
import { useState } from "react";
import { Link } from "wouter";

import type { Journal, JournalEntry, JournalQuery } from "#shared/schema/past.ts";
import type { Problem } from "#web/api/client.ts";
import { readJournal } from "#web/api/past.ts";
import { spotPlace } from "#web/past/spotPlace.ts";
import { useDates } from "#web/units/dates.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { HISTORY } from "#web/words/areas/history.ts";
import { REVIEW } from "#web/words/areas/review.ts";
import { problemOr } from "#web/words/hubTexts.ts";
import { useArea, useWords } from "#web/words/useWords.ts";

/** So many rows at first, and more at each wish. */
const ROWS = 12;

export interface JournalListProps {
  first: Journal;
  personId: string;
  query: JournalQuery;
}

export function JournalList({ first, personId, query }: JournalListProps) {
  const text = useArea(HISTORY);
  const words = useWords();
  const [older, setOlder] = useState<Journal>();
  const [rows, setRows] = useState(ROWS);
  const [problem, setProblem] = useState<Problem>();
  const entries = [...first.entries, ...(older?.entries ?? [])];
  const next = older === undefined ? first.next : older.next;
  const showMore = async () => {
    setRows(rows + ROWS);
    if (rows + ROWS <= entries.length || next === undefined) return;
    const answer = await readJournal(personId, { ...query, before: next });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setOlder({ ...answer.value, entries: [...(older?.entries ?? []), ...answer.value.entries] });
  };
  const { journal } = text;
  return (
    <section className="page-section">
      <h2>{journal.title}</h2>
      {entries.length === 0 ? (
        <p>{journal.none}</p>
      ) : (
        <table className="journal">
          <thead>
            <tr>
              <th scope="col">{journal.headings.day}</th>
              <th scope="col">{journal.headings.where}</th>
              <th scope="col">{journal.headings.place}</th>
              <th scope="col">{journal.headings.felt}</th>
              <th scope="col">{journal.headings.training}</th>
              <th scope="col">{journal.headings.note}</th>
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, rows).map((entry) => (
              <Row key={`${entry.sessionId} ${entry.spotId}`} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problemOr(words, problem, text.failedText)}
        </p>
      )}
      {(rows < entries.length || next !== undefined) && (
        <div className="page-actions">
          <button type="button" className="button" onClick={() => void showMore()}>
            {journal.older}
          </button>
        </div>
      )}
    </section>
  );
}

function Row({ entry }: { entry: JournalEntry }) {
  const { journal: text } = useArea(HISTORY);
  const { phases } = useArea(REVIEW);
  const { body } = useWords();
  const dates = useDates();
  const format = useFormat();
  const { sessionId, date, muscle, side, discomfortBefore, discomfortAfter, knownPain, phase, note, spotNote } = entry;
  const place = spotPlace(entry, text, format) ?? text.unknown;
  const felt =
    discomfortBefore === undefined
      ? text.unknown
      : [discomfortBefore, discomfortAfter].filter((value) => value !== undefined).join(" → ");
  return (
    <tr>
      <td>
        <Link href={`/sessions/${encodeURIComponent(sessionId)}`} aria-label={text.session(dates.short(date))}>
          {dates.short(date)}
        </Link>
      </td>
      <td data-name={text.headings.where}>
        {body.muscles[muscle]}, {body.sides[side]}
        {knownPain === true && <span className="journal-key">{text.key}</span>}
      </td>
      <td data-name={text.headings.place}>{place}</td>
      <td data-name={text.headings.felt}>{felt}</td>
      <td data-name={text.headings.training}>{phase === undefined ? text.unknown : phases[phase]}</td>
      <td data-name={text.headings.note}>
        {spotNote ?? note}
        {spotNote !== undefined && note !== undefined && <p className="section-help">{note}</p>}
      </td>
    </tr>
  );
}
