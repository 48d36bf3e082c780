import type { App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { Health } from "#shared/schema/api.ts";

export function healthRoutes(app: App, parts: ServerParts): void {
  app.get(
    "/api/health",
    { schema: { summary: "Whether the hub runs, and what went wrong so far", response: { 200: Health } } },
    () => parts.health(),
  );
}
