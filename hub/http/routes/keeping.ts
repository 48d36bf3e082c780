import { ACTING, type App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { Keeping, KeepingEffect } from "#shared/schema/keeping.ts";
import { ErrorMessage } from "#shared/schema/live.ts";

export function keepingRoutes(app: App, { keeping }: ServerParts): void {
  app.get("/api/keeping", { schema: { summary: "How long sessions are kept", response: { 200: Keeping } } }, () =>
    keeping.get(),
  );

  app.put(
    "/api/keeping",
    {
      config: ACTING,
      schema: {
        summary: "How long sessions are kept from now on; what is older goes right after the answer",
        body: Keeping,
        response: { 200: Keeping, 400: ErrorMessage },
      },
    },
    async (request) => {
      await keeping.put(request.body);
      return keeping.get();
    },
  );

  app.post(
    "/api/keeping/effect",
    {
      schema: {
        summary: "How many sessions such a choice would touch now; nothing is deleted",
        body: Keeping,
        response: { 200: KeepingEffect, 400: ErrorMessage },
      },
    },
    (request) => keeping.effect(request.body),
  );
}
