// Which sessions of a list are asked for. Pure.
import type { SessionQuery, SessionSummary } from "#shared/schema/session.ts";

/** A page without a limit. */
export const PAGE_SESSIONS = 100;

/** `sessions`: newest first, which for ids is descending. */
export function pageOf(sessions: readonly SessionSummary[], query: SessionQuery): SessionSummary[] {
  const { before, limit = PAGE_SESSIONS, person } = query;
  const page: SessionSummary[] = [];
  for (const session of sessions) {
    if (page.length >= limit) break;
    if (before !== undefined && session.id >= before) continue;
    if (person === undefined || (person === "none" ? session.personId === undefined : session.personId === person))
      page.push(session);
  }
  return page;
}
