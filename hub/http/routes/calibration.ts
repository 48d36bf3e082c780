import * as z from "zod/mini";

import { ACTING, type App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import {
  CalibrationCommand,
  CalibrationMessage,
  CalibrationState,
  TareReply,
} from "#shared/schema/calibrationGuide.ts";
import { ErrorMessage } from "#shared/schema/live.ts";

const params = z.object({ id: z.string() });

export function calibrationRoutes(app: App, { calibration }: ServerParts): void {
  app.get(
    "/api/rollers/:id/calibration",
    {
      schema: {
        summary: "The calibration in force, and the guided one that runs or ran last",
        params,
        response: { 200: CalibrationState, 404: ErrorMessage },
      },
    },
    (request) => calibration.get(request.params.id),
  );

  app.post(
    "/api/rollers/:id/calibration",
    {
      config: ACTING,
      schema: {
        summary: "Starts a guided calibration and leads through it; what to do comes back, and over the live feed",
        params,
        body: CalibrationCommand,
        response: { 200: CalibrationMessage, 400: ErrorMessage, 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    (request) => calibration.command(request.params.id, request.body),
  );

  app.post(
    "/api/rollers/:id/tare",
    {
      config: ACTING,
      schema: {
        summary: "Sets the load cell's zero anew; refused under a load or while the roller moves, with the reason",
        params,
        response: { 200: TareReply, 404: ErrorMessage, 409: ErrorMessage },
      },
    },
    (request) => calibration.tare(request.params.id),
  );
}
