import * as z from "zod/mini";

import { ACTING, type App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { ErrorMessage } from "#shared/schema/live.ts";
import { ProgramCommand, ProgramList } from "#shared/schema/program.ts";
import { ProgramView } from "#shared/schema/programLive.ts";

export function programRoutes(app: App, { programs }: ServerParts): void {
  app.get(
    "/api/programs",
    {
      schema: { summary: "The programs there are, and the files that cannot be used", response: { 200: ProgramList } },
    },
    () => programs.list(),
  );

  app.post(
    "/api/rollers/:id/program",
    {
      config: ACTING,
      schema: {
        summary: "Starts a program, and a session when none runs; or leads through the one that runs",
        params: z.object({ id: z.string() }),
        body: ProgramCommand,
        response: { 200: ProgramView, 400: ErrorMessage, 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    (request) => programs.command(request.params.id, request.body),
  );
}
