// The web server, built apart from listening: safety first, then the API, the live feed and the dashboard.
import type { IncomingMessage, ServerResponse } from "node:http";

import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import fastify, { errorCodes, type FastifyError } from "fastify";
import { serializerCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";

import { InchwormError } from "#hub/errors.ts";
import type { App } from "#hub/http/app.ts";
import { refusal } from "#hub/http/access.ts";
import { registerDashboard } from "#hub/http/dashboard.ts";
import { registerOpenApi } from "#hub/http/openapi.ts";
import type { ServerParts } from "#hub/http/parts.ts";
import { validatorCompiler } from "#hub/http/validation.ts";
import { typedReply } from "#hub/http/replies.ts";
import { calibrationRoutes } from "#hub/http/routes/calibration.ts";
import { doctorRoutes } from "#hub/http/routes/doctor.ts";
import { keepingRoutes } from "#hub/http/routes/keeping.ts";
import { healthRoutes } from "#hub/http/routes/health.ts";
import { pastRoutes } from "#hub/http/routes/past.ts";
import { programRoutes } from "#hub/http/routes/programs.ts";
import { profileRoutes } from "#hub/http/routes/profiles.ts";
import { rampRoutes } from "#hub/http/routes/ramp.ts";
import { rollerRoutes } from "#hub/http/routes/rollers.ts";
import { exportRoutes } from "#hub/http/routes/exports.ts";
import { reviewRoutes } from "#hub/http/routes/review.ts";
import { sessionRoutes } from "#hub/http/routes/sessions.ts";
import { settingsRoutes } from "#hub/http/routes/settings.ts";

const BODY_LIMIT_BYTES = 64 * 1024;
const READING = new Set(["GET", "HEAD", "OPTIONS"]);

export async function buildServer(parts: ServerParts) {
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 100 },
    // An address that is none: no hook and no route ever sees it.
    frameworkErrors(error, request, reply) {
      const { status, body } = typedReply(error);
      endUpgrade(request.raw, reply.raw);
      reply.raw.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  app.addHook("onRequest", async (request, reply) => {
    // As the router understood it: an address can be written in many ways.
    const asksApi = request.routeOptions.url?.startsWith("/api/") ?? false;
    const reason = refusal(
      {
        host: request.headers.host,
        origin: request.headers.origin,
        fetchSite: request.headers["sec-fetch-site"],
        asksApi,
        remoteAddress: request.socket.remoteAddress,
        acts: !READING.has(request.method) || request.headers.upgrade !== undefined,
      },
      parts.access,
    );
    if (reason === undefined) {
      // What the API says is true now and not later.
      if (request.url.startsWith("/api/")) reply.header("cache-control", "no-store");
      return;
    }
    endUpgrade(request.raw, reply.raw);
    throw new InchwormError("FOREIGN_ORIGIN", reason);
  });
  app.setErrorHandler<FastifyError | Error>((thrown, _request, reply) => {
    const { status, body } = typedReply(thrown);
    if (status >= 500) parts.fault("http", thrown);
    return reply.code(status).send(body);
  });
  acceptOnlyJson(app);

  await app.register(helmet, SAFE_HEADERS);
  await app.register(rateLimit, { global: false });
  await registerOpenApi(app, parts.hubVersion);
  await parts.live(app);
  healthRoutes(app, parts);
  doctorRoutes(app, parts);
  rollerRoutes(app, parts);
  calibrationRoutes(app, parts);
  programRoutes(app, parts);
  settingsRoutes(app, parts);
  keepingRoutes(app, parts);
  profileRoutes(app, parts);
  rampRoutes(app, parts);
  sessionRoutes(app, parts);
  pastRoutes(app, parts);
  exportRoutes(app, parts);
  reviewRoutes(app, parts);
  await registerDashboard(app, parts.webDir);
  return app;
}

export type Server = Awaited<ReturnType<typeof buildServer>>;

/** A socket that asked for an upgrade is no longer the server's to close: it ends with a refusal. */
function endUpgrade(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.upgrade !== undefined) response.once("finish", () => request.socket.destroySoon());
}

/** The dashboard loads nothing from elsewhere. It is plain HTTP on this machine: no upgrade to HTTPS, no HSTS. */
const SAFE_HEADERS = {
  strictTransportSecurity: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", "data:"],
      mediaSrc: ["'self'", "blob:"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
};

/** JSON bodies only: a form or plain text is what another site could send without asking first. None at all is fine. */
function acceptOnlyJson(app: App): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body.toString(), done);
  });
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE());
  });
}
