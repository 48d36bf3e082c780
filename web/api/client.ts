// The hub's HTTP API. Every answer is parsed; every failure is a value with words for the person.
import * as z from "zod/mini";

import { Settings } from "#shared/schema/config.ts";
import { ErrorMessage } from "#shared/schema/live.ts";
import { ProgramList } from "#shared/schema/program.ts";
import { ProgramView } from "#shared/schema/programLive.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import type { ExportFormat, StartSession } from "#shared/schema/session.ts";

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message?: string };

interface Call<T> {
  method: "GET" | "POST" | "PUT";
  path: string;
  body?: unknown;
  schema: z.ZodMiniType<T>;
  signal?: AbortSignal | undefined;
}

async function call<T>({ method, path, body, schema, signal }: Call<T>): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const json: unknown = await response.json();
    if (!response.ok) {
      const error = ErrorMessage.safeParse(json);
      return error.success ? { ok: false, message: `${error.data.message} ${error.data.whatToDo}` } : { ok: false };
    }
    const parsed = schema.safeParse(json);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false };
  } catch {
    // The hub is away or spoke something else than JSON.
    return { ok: false };
  }
}

export function listSessions(signal?: AbortSignal): Promise<Answer<SessionSummary[]>> {
  return call({ method: "GET", path: "/sessions", schema: z.array(SessionSummary), signal });
}

export function startSession(body: StartSession): Promise<Answer<SessionSummary>> {
  return call({ method: "POST", path: "/sessions", body, schema: SessionSummary });
}

export function stopSession(id: string): Promise<Answer<SessionSummary>> {
  return call({ method: "POST", path: `/sessions/${encodeURIComponent(id)}/stop`, body: {}, schema: SessionSummary });
}

export function listPrograms(signal?: AbortSignal): Promise<Answer<ProgramList>> {
  return call({ method: "GET", path: "/programs", schema: ProgramList, signal });
}

export function startProgram(rollerId: string, programId: string): Promise<Answer<ProgramView>> {
  const path = `/rollers/${encodeURIComponent(rollerId)}/program`;
  return call({ method: "POST", path, body: { action: "start", programId }, schema: ProgramView });
}

export function exportUrl(id: string, format: ExportFormat): string {
  return `/api/sessions/${encodeURIComponent(id)}/export?format=${format}`;
}

export function readSettings(signal?: AbortSignal): Promise<Answer<Settings>> {
  return call({ method: "GET", path: "/settings", schema: Settings, signal });
}

export function writeSettings(settings: Settings): Promise<Answer<Settings>> {
  return call({ method: "PUT", path: "/settings", body: settings, schema: Settings });
}
