// /api/openapi.json, written from the same schemas the routes are checked with.
import swagger from "@fastify/swagger";
import { jsonSchemaTransform } from "fastify-type-provider-zod";

import type { App } from "#hub/http/app.ts";

const DESCRIPTION = `The hub's HTTP interface. Live data comes over the WebSocket /live (docs/live.md).
Every fault answers with a typed body: code, message and what to do.`;

export async function registerOpenApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Inchworm hub", version, description: DESCRIPTION } },
    transform: jsonSchemaTransform,
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger());
}
