import * as z from "zod/mini";

import { ACTING, type App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { ErrorMessage } from "#shared/schema/live.ts";
import { AreaBand, Proposal, Screening } from "#shared/schema/plan.ts";
import {
  CheckIn,
  LocalDate,
  NewCheckIn,
  Profile,
  ProfileDetails,
  ProfileId,
  ScreeningInput,
} from "#shared/schema/profile.ts";

const params = z.object({ id: ProfileId });
const RUN = ["before-run", "after-run", "no-run"] as const;

export function profileRoutes(app: App, { profiles }: ServerParts): void {
  app.get(
    "/api/profiles",
    { schema: { summary: "The people of this hub, oldest first", response: { 200: z.array(Profile) } } },
    () => [...profiles.list()],
  );

  app.get(
    "/api/profiles/:id",
    { schema: { summary: "One person", params, response: { 200: Profile, 404: ErrorMessage } } },
    (request) => profiles.get(request.params.id),
  );

  app.post(
    "/api/profiles",
    {
      config: ACTING,
      schema: {
        summary: "A new person; an absent body weight is assumed to be 60 kg and marked so",
        body: ProfileDetails,
        response: { 201: Profile, 400: ErrorMessage },
      },
    },
    async (request, reply) => reply.code(201).send(await profiles.create(request.body)),
  );

  app.put(
    "/api/profiles/:id",
    {
      config: ACTING,
      schema: {
        summary: "Replaces what a person says about themselves",
        params,
        body: ProfileDetails,
        response: { 200: Profile, 400: ErrorMessage, 404: ErrorMessage },
      },
    },
    (request) => profiles.replace(request.params.id, request.body),
  );

  app.delete(
    "/api/profiles/:id",
    {
      config: ACTING,
      schema: {
        summary: "Deletes a person with all that is kept about them; `sessions` says what becomes of theirs",
        params,
        querystring: z.object({ sessions: z.optional(z.enum(["keep", "delete"])) }),
        response: { 200: z.array(Profile), 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    async (request) => {
      await profiles.remove(request.params.id, request.query.sessions);
      return [...profiles.list()];
    },
  );

  app.put(
    "/api/rollers/:id/profile",
    {
      config: ACTING,
      schema: {
        summary: "Whose turn it is on this roller; not while a session runs on it",
        params: z.object({ id: z.string().check(z.maxLength(32)) }),
        body: z.object({ profileId: ProfileId }),
        response: { 200: Profile, 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    (request) => profiles.activate(request.params.id, request.body.profileId),
  );

  app.get(
    "/api/profiles/:id/screening",
    {
      schema: {
        summary: "Questions to answer, what the answers close and why, and what to ask a professional about",
        params,
        response: { 200: Screening, 404: ErrorMessage },
      },
    },
    (request) => profiles.screening(request.params.id),
  );

  app.post(
    "/api/profiles/:id/screening",
    {
      config: ACTING,
      schema: {
        summary: "Answers questions, or says that a professional has cleared them",
        params,
        body: ScreeningInput,
        response: { 200: Screening, 400: ErrorMessage, 404: ErrorMessage },
      },
    },
    (request) => profiles.screen(request.params.id, request.body),
  );

  app.post(
    "/api/profiles/:id/check-ins",
    {
      config: ACTING,
      schema: {
        summary: "How it was the next day; one a date, the newest counts",
        params,
        body: NewCheckIn,
        response: { 201: CheckIn, 400: ErrorMessage, 404: ErrorMessage },
      },
    },
    async (request, reply) => reply.code(201).send(await profiles.checkIn(request.params.id, request.body)),
  );

  app.get(
    "/api/profiles/:id/bands",
    {
      schema: {
        summary: "Today's force band of every muscle and side, with its reasons",
        params,
        response: { 200: z.array(AreaBand), 404: ErrorMessage },
      },
    },
    (request) => profiles.bands(request.params.id),
  );

  app.get(
    "/api/profiles/:id/plan",
    {
      schema: {
        summary: "What to roll next, how hard and how long, or how long to rest, with reasons",
        params,
        querystring: z.object({ date: z.optional(LocalDate), when: z.optional(z.enum(RUN)) }),
        response: { 200: Proposal, 400: ErrorMessage, 404: ErrorMessage },
      },
    },
    (request) => profiles.plan(request.params.id, request.query),
  );
}
