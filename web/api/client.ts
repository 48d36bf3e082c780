// The hub's HTTP API. Every answer is parsed; every failure is a value with words for the person.
import type * as z from "zod/mini";

import { Settings } from "#shared/schema/config.ts";
import { ErrorMessage } from "#shared/schema/live.ts";
import { Profile } from "#shared/schema/profile.ts";
import type { ProfileDetails } from "#shared/schema/profile.ts";
import { ProgramList } from "#shared/schema/program.ts";
import { ProgramView } from "#shared/schema/programLive.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import type { StartSession } from "#shared/schema/session.ts";

/** What went wrong: the hub's own code and words, or one of the page's two. */
export interface Problem {
  /** Of docs/errors.md; OFFLINE: no answer came; UNREADABLE: one that is not in the contract. */
  readonly code: string;
  /** Empty for the page's own codes: the words are in the catalogue. */
  readonly message: string;
  readonly whatToDo: string;
  /** What follows the colon of the message, for other languages. */
  readonly told?: ErrorMessage["told"];
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const OFFLINE: Problem = { code: "OFFLINE", message: "", whatToDo: "" };
const UNREADABLE: Problem = { code: "UNREADABLE", message: "", whatToDo: "" };

export interface Call<T> {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: string;
  body?: unknown;
  schema: z.ZodMiniType<T>;
  signal?: AbortSignal | undefined;
}

/** Asks the hub. Never rejects; an aborted call answers OFFLINE. */
export async function call<T>({ method, path, body, schema, signal }: Call<T>): Promise<Answer<T>> {
  let response: Response;
  let json: unknown;
  try {
    response = await fetch(`/api${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    json = response.status === 204 ? undefined : await response.json();
  } catch {
    // The hub is away, or something else than JSON stands in its place.
    return { ok: false, problem: OFFLINE };
  }
  if (!response.ok) {
    const error = ErrorMessage.safeParse(json);
    if (!error.success) return { ok: false, problem: UNREADABLE };
    const { code, message, whatToDo, told } = error.data;
    return { ok: false, problem: { code, message, whatToDo, told } };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: UNREADABLE };
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

export function readSettings(signal?: AbortSignal): Promise<Answer<Settings>> {
  return call({ method: "GET", path: "/settings", schema: Settings, signal });
}

export function writeSettings(settings: Settings): Promise<Answer<Settings>> {
  return call({ method: "PUT", path: "/settings", body: settings, schema: Settings });
}

export function readProfile(id: string, signal?: AbortSignal): Promise<Answer<Profile>> {
  return call({ method: "GET", path: `/profiles/${encodeURIComponent(id)}`, schema: Profile, signal });
}

export function writeProfile(id: string, details: ProfileDetails): Promise<Answer<Profile>> {
  return call({ method: "PUT", path: `/profiles/${encodeURIComponent(id)}`, body: details, schema: Profile });
}
