import { ACTING, type App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { Settings } from "#shared/schema/config.ts";
import { ErrorMessage } from "#shared/schema/live.ts";

export function settingsRoutes(app: App, { settings }: ServerParts): void {
  app.get("/api/settings", { schema: { summary: "The user's settings", response: { 200: Settings } } }, () =>
    settings.get(),
  );

  app.put(
    "/api/settings",
    {
      config: ACTING,
      schema: {
        summary: "Replaces the settings; an absent body weight means 60 kg, marked as assumed",
        body: Settings,
        response: { 200: Settings, 400: ErrorMessage },
      },
    },
    async (request) => {
      await settings.put(request.body);
      return settings.get();
    },
  );
}
