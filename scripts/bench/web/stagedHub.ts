// A hub that only plays a part: the built dashboard, and a live feed of messages that it is handed. Faster than any
// roller, and the same at every run.
import fastifyStatic from "@fastify/static";
import websocket from "@fastify/websocket";
import fastify from "fastify";

import type { ServerMessage } from "#shared/schema/live.ts";

export interface StagedHubOptions {
  readonly webDir: string;
  /** What each client hears first. */
  readonly opening: readonly ServerMessage[];
  /** The message number `index`, 0, 1 …; `sampleMs` is now on the clock of this computer. */
  readonly next: (index: number, sampleMs: number) => readonly ServerMessage[];
  readonly rateHz: number;
  /** Answers of `/api/…` by path; others are 404. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

export interface StagedHub {
  readonly url: string;
  /** To every client, beside the stream. */
  say(message: ServerMessage): void;
  /** Ends all connections, as a hub that dies does. */
  hangUp(): void;
  /** The stream halts; the connections stay. */
  hush(): void;
  stop(): Promise<void>;
}

interface Client {
  send(data: string): void;
  terminate(): void;
  on(event: "close", listener: () => void): void;
}

const nowMs = () => performance.timeOrigin + performance.now();

export async function startStagedHub(options: StagedHubOptions): Promise<StagedHub> {
  const { webDir, opening, next, rateHz, answers = {} } = options;
  const app = fastify({ forceCloseConnections: true });
  const clients = new Set<Client>();
  await app.register(fastifyStatic, { root: webDir });
  await app.register(websocket);
  app.get("/live", { websocket: true }, (socket: Client) => {
    clients.add(socket);
    socket.on("close", () => clients.delete(socket));
    for (const message of opening) socket.send(JSON.stringify(message));
  });
  app.get("/api/*", (request, reply) => {
    const answer = answers[request.url.slice("/api".length)];
    return answer === undefined ? reply.code(404).send({}) : reply.send(answer);
  });
  app.setNotFoundHandler((_request, reply) => reply.sendFile("index.html", webDir));
  const say = (message: ServerMessage) => {
    const text = JSON.stringify(message);
    for (const client of clients) client.send(text);
  };

  const stepMs = 1000 / rateHz;
  const startedMs = nowMs();
  let index = 0;
  // Timers come late and in clumps: what is due is sent, so that the rate holds.
  const timer = setInterval(() => {
    for (const now = nowMs(); startedMs + index * stepMs <= now; index += 1) {
      for (const message of next(index, startedMs + index * stepMs)) say(message);
    }
  }, stepMs / 2);

  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    url,
    say,
    hangUp() {
      for (const client of clients) client.terminate();
    },
    hush: () => clearInterval(timer),
    async stop() {
      clearInterval(timer);
      await app.close();
    },
  };
}
