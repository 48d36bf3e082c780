// A session as a file to take away, and a bundle of it to share.
import type { FastifyReply } from "fastify";
import * as z from "zod/mini";

import type { SessionExport } from "#hub/export/sessionExport.ts";
import type { App } from "#hub/http/app.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { LANGUAGES } from "#shared/domain/languages.ts";
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

/** Whose session the report says it is, and in which language. */
const report = { name: z.optional(SharedName), lang: z.optional(z.enum(LANGUAGES)) };

export function exportRoutes(app: App, { sessions }: ServerParts): void {
  app.get(
    "/api/sessions/:id/export",
    {
      schema: {
        summary: "The session as a file; docs/exports.md has the formats",
        params: SessionId,
        querystring: z.object({ format: z.enum(EXPORT_FORMATS), weight: z.optional(z.literal("told")), ...report }),
      },
    },
    async ({ params, query: { format, name, weight, lang: language } }, reply) =>
      sendFile(reply, await sessions.export(params.id, format, { name, weight, language })),
  );

  app.get(
    "/api/sessions/:id/share",
    {
      schema: {
        summary: `A zip to hand to somebody, of chosen fields: ${SHARE_FIELDS.join(", ")}; nothing is sent anywhere`,
        params: SessionId,
        querystring: z.object({ fields: Fields, ...report }),
      },
    },
    async ({ params, query: { fields, name, lang: language } }, reply) =>
      sendFile(reply, await sessions.share(params.id, { fields, name, language })),
  );
}

function sendFile(reply: FastifyReply, { contentType, fileName, body }: SessionExport): FastifyReply {
  return reply.type(contentType).header("content-disposition", `attachment; filename="${fileName}"`).send(body);
}
