import * as z from "zod/mini";

import { ACTING, type App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { RollerChange, RollerEntry } from "#shared/schema/api.ts";
import { ErrorMessage, RollerState, Selection } from "#shared/schema/live.ts";

export function rollerRoutes(app: App, { rollers }: ServerParts): void {
  app.get(
    "/api/rollers",
    { schema: { summary: "Every roller with the state of its link", response: { 200: z.array(RollerEntry) } } },
    () => rollers.list(),
  );

  app.patch(
    "/api/rollers/:id",
    {
      config: ACTING,
      schema: {
        summary: "Names a roller; an empty name goes back to the roller's own",
        params: z.object({ id: z.string().check(z.maxLength(32)) }),
        body: RollerChange,
        response: { 200: RollerState, 400: ErrorMessage, 404: ErrorMessage },
      },
    },
    (request) => rollers.rename(request.params.id, request.body.name),
  );

  app.put(
    "/api/rollers/:id/selection",
    {
      config: ACTING,
      schema: {
        summary: "Chooses muscle, side and mode",
        params: z.object({ id: z.string() }),
        body: Selection,
        response: { 200: RollerState, 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    (request) => rollers.select(request.params.id, request.body),
  );
}
