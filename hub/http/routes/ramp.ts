import * as z from "zod/mini";

import { ACTING, type App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { ErrorMessage } from "#shared/schema/live.ts";
import { RampCommand, RampMessage } from "#shared/schema/plan.ts";

export function rampRoutes(app: App, { ramp }: ServerParts): void {
  const params = z.object({ id: z.string().check(z.maxLength(32)) });
  app.get(
    "/api/rollers/:id/ramp",
    {
      schema: {
        summary: "The measurement of a personal force band that runs or ran last",
        params,
        response: { 200: z.object({ ramp: z.optional(RampMessage) }), 404: ErrorMessage },
      },
    },
    (request) => {
      const running = ramp.get(request.params.id);
      return running === undefined ? {} : { ramp: running };
    },
  );

  app.post(
    "/api/rollers/:id/ramp",
    {
      config: ACTING,
      schema: {
        summary: "Starts measuring a personal force band, answers how strong a load feels, or stops it",
        params,
        body: RampCommand,
        response: { 200: RampMessage, 400: ErrorMessage, 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    (request) => ramp.command(request.params.id, request.body),
  );
}
