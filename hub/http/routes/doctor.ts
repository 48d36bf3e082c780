import { InchwormError } from "#hub/errors.ts";
import { isLoopbackAddress } from "#hub/http/access.ts";
import { ACTING, type App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { DoctorReport } from "#shared/schema/doctor.ts";

export function doctorRoutes(app: App, parts: ServerParts): void {
  app.get(
    "/api/doctor",
    {
      config: ACTING,
      schema: {
        summary: "Whether this computer is ready for a roller, and what to do",
        response: { 200: DoctorReport },
      },
    },
    (request) => {
      // It names folders and devices of this computer.
      if (!isLoopbackAddress(request.socket.remoteAddress)) throw new InchwormError("ONLY_HERE");
      return parts.doctor();
    },
  );
}
