// A session as a file to take away, and a bundle of it to share.
import type { FastifyReply } from "fastify";
import * as z from "zod/mini";

import type { SessionExport } from "#hub/export/sessionExport.ts";
import type { App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { EXPORT_FORMATS } from "#shared/schema/session.ts";
import { SHARE_FIELDS, SharedName } from "#shared/schema/share.ts";

const SessionId = z.object({ id: z.string().check(z.maxLength(64)) });
/** `report,ticks` */
const Fields = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(200)),
    z.transform((text) => text.split(",")),
  ),
  z.array(z.enum(SHARE_FIELDS)).check(z.minLength(1), z.maxLength(SHARE_FIELDS.length)),
);

export function exportRoutes(app: App, { sessions }: ServerParts): void {
  app.get(
    "/api/sessions/:id/export",
    {
      schema: {
        summary: "The session as a file; docs/exports.md has the formats",
        params: SessionId,
        querystring: z.object({ format: z.enum(EXPORT_FORMATS), name: z.optional(SharedName) }),
      },
    },
    async ({ params, query }, reply) => sendFile(reply, await sessions.export(params.id, query.format, query.name)),
  );

  app.get(
    "/api/sessions/:id/share",
    {
      schema: {
        summary: `A zip to hand to somebody, of chosen fields: ${SHARE_FIELDS.join(", ")}; nothing is sent anywhere`,
        params: SessionId,
        querystring: z.object({ fields: Fields, name: z.optional(SharedName) }),
      },
    },
    async ({ params, query }, reply) => sendFile(reply, await sessions.share(params.id, query)),
  );
}

function sendFile(reply: FastifyReply, { contentType, fileName, body }: SessionExport): FastifyReply {
  return reply.type(contentType).header("content-disposition", `attachment; filename="${fileName}"`).send(body);
}
