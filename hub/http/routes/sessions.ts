import * as z from "zod/mini";

import { ACTING, type App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { ErrorMessage } from "#shared/schema/live.ts";
import { SessionChange, SessionQuery, SessionSummary, StartSession } from "#shared/schema/session.ts";

const SessionId = z.object({ id: z.string().check(z.maxLength(64)) });

export function sessionRoutes(app: App, { sessions }: ServerParts): void {
  app.get(
    "/api/sessions",
    {
      schema: {
        summary: "Sessions, newest first, a page at a time: the next one begins before the last one's id",
        querystring: SessionQuery,
        response: { 200: z.array(SessionSummary), 400: ErrorMessage },
      },
    },
    (request) => sessions.list(request.query),
  );

  app.get(
    "/api/sessions/:id",
    { schema: { summary: "One session", params: SessionId, response: { 200: SessionSummary, 404: ErrorMessage } } },
    (request) => sessions.get(request.params.id),
  );

  app.patch(
    "/api/sessions/:id",
    {
      config: ACTING,
      schema: {
        summary: "Changes what a person says about a session, also while it runs; null takes a value away",
        params: SessionId,
        body: SessionChange,
        response: { 200: SessionSummary, 400: ErrorMessage, 404: ErrorMessage },
      },
    },
    (request) => sessions.change(request.params.id, request.body),
  );

  app.delete(
    "/api/sessions/:id",
    {
      config: ACTING,
      schema: {
        summary: "Deletes a session with its recording and all that was worked out from it; not one that runs",
        params: SessionId,
        response: { 204: z.void(), 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    async (request, reply) => {
      await sessions.remove(request.params.id);
      return reply.code(204).send();
    },
  );

  app.post(
    "/api/sessions",
    {
      config: ACTING,
      schema: {
        summary: "Starts a session; without a roller's id on one that streams, a real one first",
        body: z.nullish(StartSession),
        response: { 201: SessionSummary, 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    async (request, reply) => reply.code(201).send(await sessions.start(request.body?.rollerId)),
  );

  app.post(
    "/api/sessions/:id/stop",
    {
      config: ACTING,
      schema: {
        summary: "Stops a session",
        params: SessionId,
        response: { 200: SessionSummary, 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    (request) => sessions.stop(request.params.id),
  );
}
