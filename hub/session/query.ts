// Which sessions of a list are asked for. Pure.
import type { SessionQuery, SessionSummary } from "#shared/schema/session.ts";

/** A page without a limit. */
export const PAGE_SESSIONS = 100;

/** `sessions`: newest first, which for ids is descending. */
export function pageOf(sessions: readonly SessionSummary[], query: SessionQuery): SessionSummary[] {
  const { before, limit = PAGE_SESSIONS } = query;
  const page: SessionSummary[] = [];
  for (const session of sessions) {
    if (page.length >= limit) break;
    if (before !== undefined && session.id >= before) continue;
    if (fits(session, query)) page.push(session);
  }
  return page;
}

/** A session from before dates were kept with it fits no range of dates. */
function fits(session: SessionSummary, { person, muscle, phase, from, to }: SessionQuery): boolean {
  const { personId, date = "" } = session;
  if (person !== undefined && personId !== (person === "none" ? undefined : person)) return false;
  if (muscle !== undefined && !musclesOf(session).includes(muscle)) return false;
  if (phase !== undefined && session.phase !== phase) return false;
  if (from !== undefined && date < from) return false;
  return to === undefined || (date !== "" && date <= to);
}

function musclesOf({ selection, areas = [] }: SessionSummary) {
  return areas.length === 0 ? [selection.muscle] : areas.map(({ muscle }) => muscle);
}
