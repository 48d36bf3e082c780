// Sessions under the day they began on.
import type { SessionSummary } from "#shared/schema/session.ts";
import { SessionRow } from "#web/review/SessionRow.tsx";
import { useFormat } from "#web/units/useFormat.ts";

export function Days({ sessions }: { sessions: readonly SessionSummary[] }) {
  const format = useFormat();
  const days = new Map<string, SessionSummary[]>();
  for (const session of sessions) {
    const day = format.day(session.startedMs);
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return [...days].map(([day, ofDay]) => (
    <section className="day" key={day}>
      <h2>{day}</h2>
      <ul>
        {ofDay.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </section>
  ));
}
