// A person's past and plan.
import * as z from "zod/mini";

import { History, Journal, RecurringSpot } from "#shared/schema/past.ts";
import type { HistoryQuery, JournalQuery, SpotsQuery } from "#shared/schema/past.ts";
import { Proposal } from "#shared/schema/plan.ts";
import { CheckIn, Profile } from "#shared/schema/profile.ts";
import type { NewCheckIn } from "#shared/schema/profile.ts";
import { call } from "#web/api/client.ts";
import type { Answer } from "#web/api/client.ts";
import { queryText } from "#web/api/sessions.ts";

const pathOf = (personId: string) => `/profiles/${encodeURIComponent(personId)}`;

export const RUNS = ["no-run", "before-run", "after-run"] as const;
export type Run = (typeof RUNS)[number];

export function listPeople(signal?: AbortSignal): Promise<Answer<Profile[]>> {
  return call({ method: "GET", path: "/profiles", schema: z.array(Profile), signal });
}

export function readHistory(personId: string, query: HistoryQuery, signal?: AbortSignal): Promise<Answer<History>> {
  return call({ method: "GET", path: `${pathOf(personId)}/history${queryText(query)}`, schema: History, signal });
}

export function readJournal(personId: string, query: JournalQuery, signal?: AbortSignal): Promise<Answer<Journal>> {
  return call({ method: "GET", path: `${pathOf(personId)}/journal${queryText(query)}`, schema: Journal, signal });
}

export function readSpots(personId: string, query: SpotsQuery, signal?: AbortSignal): Promise<Answer<RecurringSpot[]>> {
  const path = `${pathOf(personId)}/spots${queryText(query)}`;
  return call({ method: "GET", path, schema: z.array(RecurringSpot), signal });
}

export function readPlan(personId: string, when: Run, signal?: AbortSignal): Promise<Answer<Proposal>> {
  return call({ method: "GET", path: `${pathOf(personId)}/plan${queryText({ when })}`, schema: Proposal, signal });
}

export function sendCheckIn(personId: string, body: NewCheckIn): Promise<Answer<CheckIn>> {
  return call({ method: "POST", path: `${pathOf(personId)}/check-ins`, body, schema: CheckIn });
}
