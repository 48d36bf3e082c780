// Listening, and what to do when the port is in use.
import type { FastifyInstance } from "fastify";

import { InchwormError, reasonOf } from "#hub/errors.ts";

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** How many ports after it may be tried when it is taken. */
  readonly otherPorts: number;
}

/** Gives the address for a browser on this machine. @throws InchwormError PORT_TAKEN, BAD_FLAG */
export async function listen(
  server: Pick<FastifyInstance, "listen" | "close" | "addresses">,
  options: ListenOptions,
): Promise<string> {
  const { host, port } = options;
  const last = port === 0 ? 0 : Math.min(port + options.otherPorts, 65_535);
  for (let candidate = port; ; candidate++) {
    try {
      await server.listen({ host, port: candidate });
      break;
    } catch (thrown) {
      const code = thrown instanceof Error && "code" in thrown ? thrown.code : undefined;
      // Windows keeps some ports for itself and says EACCES.
      if ((code === "EADDRINUSE" || code === "EACCES") && candidate < last) continue;
      await server.close();
      if (code === "EADDRINUSE") throw new InchwormError("PORT_TAKEN", String(candidate), { cause: thrown });
      const flag = code === "EACCES" ? `--port ${candidate}` : `--host ${host}`;
      throw new InchwormError("BAD_FLAG", `${flag}: ${reasonOf(thrown)}`, { cause: thrown });
    }
  }
  const address = server.addresses()[0];
  return urlFor(host, typeof address === "object" ? address.port : port);
}

/** An address that stands for all of this machine's is shown as the loopback one. */
export function urlFor(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
