// What a session page draws, made anew from the session's journal.
import * as z from "zod/mini";

import type { App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { ErrorMessage } from "#shared/schema/live.ts";
import { SessionReview, Traces, TracesQuery } from "#shared/schema/review.ts";

const params = z.object({ id: z.string().check(z.maxLength(64)) });
const faults = { 400: ErrorMessage, 404: ErrorMessage, 422: ErrorMessage };

export function reviewRoutes(app: App, { sessions }: ServerParts): void {
  app.get(
    "/api/sessions/:id/review",
    {
      schema: {
        summary:
          "Pressure over place, holds, strokes, cues, spots, gaps and quality of a session; a running one up to now",
        params,
        response: { 200: SessionReview, ...faults },
      },
    },
    (request) => sessions.review(request.params.id),
  );

  app.get(
    "/api/sessions/:id/traces",
    {
      schema: {
        summary:
          "Speed, force and position as smallest and largest in each bucket of time; null where nothing is known",
        params,
        querystring: TracesQuery,
        response: { 200: Traces, ...faults },
      },
    },
    (request) => sessions.traces(request.params.id, request.query),
  );
}
