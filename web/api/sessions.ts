// Past sessions: the list, one of them, what a person says about it, and what is taken out of it.
import * as z from "zod/mini";

import type { Language } from "#shared/domain/languages.ts";
import { SessionReview, Traces } from "#shared/schema/review.ts";
import type { TracesQuery } from "#shared/schema/review.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import type { ExportFormat, SessionChange, SessionQuery } from "#shared/schema/session.ts";
import type { ShareField } from "#shared/schema/share.ts";
import { call } from "#web/api/client.ts";
import type { Answer } from "#web/api/client.ts";

const pathOf = (id: string) => `/sessions/${encodeURIComponent(id)}`;

/** `?a=1&b=2` of what is there; an empty text for nothing. */
export function queryText(query: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}

export function listSessions(query: SessionQuery, signal?: AbortSignal): Promise<Answer<SessionSummary[]>> {
  return call({ method: "GET", path: `/sessions${queryText(query)}`, schema: z.array(SessionSummary), signal });
}

export function readSession(id: string, signal?: AbortSignal): Promise<Answer<SessionSummary>> {
  return call({ method: "GET", path: pathOf(id), schema: SessionSummary, signal });
}

export function changeSession(id: string, change: SessionChange): Promise<Answer<SessionSummary>> {
  return call({ method: "PATCH", path: pathOf(id), body: change, schema: SessionSummary });
}

export function deleteSession(id: string): Promise<Answer<undefined>> {
  return call({ method: "DELETE", path: pathOf(id), schema: z.undefined() });
}

export function readReview(id: string, signal?: AbortSignal): Promise<Answer<SessionReview>> {
  return call({ method: "GET", path: `${pathOf(id)}/review`, schema: SessionReview, signal });
}

export function readTraces(id: string, query: TracesQuery, signal?: AbortSignal): Promise<Answer<Traces>> {
  return call({ method: "GET", path: `${pathOf(id)}/traces${queryText(query)}`, schema: Traces, signal });
}

/** `lang`: of the report. */
export function exportUrl(id: string, format: ExportFormat, lang?: Language): string {
  return `/api${pathOf(id)}/export${queryText({ format, lang })}`;
}

/** `name`: empty for nobody's. */
export function shareUrl(id: string, fields: readonly ShareField[], name: string, lang: Language): string {
  return `/api${pathOf(id)}/share${queryText({ fields: fields.join(","), name: name.trim() || undefined, lang })}`;
}
