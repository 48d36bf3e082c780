import * as z from "zod/mini";

import type { App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { ErrorMessage } from "#shared/schema/live.ts";
import { History, HistoryQuery, Journal, JournalQuery, RecurringSpot, SpotsQuery } from "#shared/schema/past.ts";
import { ProfileId } from "#shared/schema/profile.ts";

const params = z.object({ id: ProfileId });
const faults = { 400: ErrorMessage, 404: ErrorMessage, 503: ErrorMessage };

export function pastRoutes(app: App, { past }: ServerParts): void {
  app.get(
    "/api/profiles/:id/history",
    {
      schema: {
        summary: "What was rolled by day, week, and muscle with side; the last 90 days without a range",
        params,
        querystring: HistoryQuery,
        response: { 200: History, ...faults },
      },
    },
    (request) => past.history(request.params.id, request.query),
  );

  app.get(
    "/api/profiles/:id/journal",
    {
      schema: {
        summary: "Tender spots session by session, newest first; `next` is the `before` of the next page",
        params,
        querystring: JournalQuery,
        response: { 200: Journal, ...faults },
      },
    },
    (request) => past.journal(request.params.id, request.query),
  );

  app.get(
    "/api/profiles/:id/spots",
    {
      schema: {
        summary: "Tender spots that come back: how often, in which training phases, and their trend at the same force",
        params,
        querystring: SpotsQuery,
        response: { 200: z.array(RecurringSpot), ...faults },
      },
    },
    (request) => past.spots(request.params.id, request.query),
  );
}
