// The built dashboard as static files; without a build a page that says what to do.
import { existsSync } from "node:fs";
import { join } from "node:path";

import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";

import { InchwormError } from "#hub/errors.ts";
import type { App } from "#hub/http/app.ts";
import { typedReply } from "#hub/http/replies.ts";

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Inchworm</title>
<h1>The dashboard is not built yet</h1>
<p>The hub runs and your roller's data is coming in, but this copy has no built dashboard.</p>
<p>Stop the hub and run <code>npm start</code>: it builds the dashboard first.</p>
</html>
`;

const FOREVER = "public, max-age=31536000, immutable";
const ASK_EACH_TIME = "no-cache";

export async function registerDashboard(app: App, webDir: string): Promise<void> {
  const built = existsSync(join(webDir, "index.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: webDir,
      cacheControl: false,
      // The build names files in assets/ by their content.
      setHeaders: (reply, path) => {
        reply.header("cache-control", path.startsWith(join(webDir, "assets")) ? FOREVER : ASK_EACH_TIME);
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return notFound(request, reply);
    if (built) return reply.sendFile("index.html");
    return reply.code(503).type("text/html; charset=utf-8").header("cache-control", "no-store").send(NOT_BUILT);
  });
}

/** An address of the dashboard itself, which finds its way without the server. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split("?", 1)[0] ?? "";
  const isFile = /\.[a-z0-9]+$/i.test(path);
  return request.method === "GET" && !isFile && !/^\/(api|assets|live)(\/|$)/.test(path);
}

function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = typedReply(new InchwormError("NOT_FOUND", `${request.method} ${request.url.slice(0, 200)}`));
  return reply.code(status).send(body);
}
