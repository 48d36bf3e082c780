// A real server with the live route on a free port of the loopback, and clients that collect what they get.
import { systemClock } from "#hub/clock.ts";
import { InchwormError } from "#hub/errors.ts";
import { createFeed } from "#hub/live/feed.ts";
import { registerLive } from "#hub/live/route.ts";
import { ServerMessage } from "#shared/schema/live.ts";
import { fakeHub, ROLLER } from "#test/http/fakeHub.ts";

export async function liveHub({ maxClients = 8 } = {}) {
  const faults: unknown[] = [];
  const said: string[] = [];
  const known = (rollerId: string) => {
    if (rollerId !== ROLLER.id) throw new InchwormError("NO_ROLLER", rollerId);
  };
  const feed = createFeed({ clock: systemClock, hubVersion: "1.2.3", clientFault: (thrown) => faults.push(thrown) });
  feed.publish({ type: "roller", roller: ROLLER });
  const { server } = await fakeHub({
    live: (app) =>
      registerLive(app, {
        feed,
        clock: systemClock,
        maxClients,
        select(rollerId, selection) {
          known(rollerId);
          said.push(`select ${selection.muscle}`);
        },
        mark(rollerId, { mark, value }) {
          known(rollerId);
          if (mark === "kneeEnd") throw new Error("the coach broke");
          said.push(`mark ${mark} ${value ?? "-"}`);
        },
        program(rollerId, action) {
          known(rollerId);
          said.push(`program ${action}`);
        },
        fault: (thrown) => faults.push(thrown),
      }),
  });
  await server.listen({ host: "127.0.0.1", port: 0 });
  const address = server.addresses()[0];
  const port = typeof address === "object" ? address.port : 0;
  return { feed, server, port, said, faults, url: `ws://127.0.0.1:${port}/live` };
}

export interface TestClient {
  readonly socket: WebSocket;
  readonly got: ServerMessage[];
  /** Resolves with the first message, past or to come, that fits. */
  message(fits: (message: ServerMessage) => boolean): Promise<ServerMessage>;
  readonly closed: Promise<{ code: number }>;
}

/** Every message is checked against the schema on arrival. */
export function connect(url: string): TestClient {
  const socket = new WebSocket(url);
  const got: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener("message", (event) => {
    got.push(ServerMessage.parse(JSON.parse(String(event.data))));
    for (const look of waiting) look();
  });
  const closed = new Promise<{ code: number }>((resolve) => {
    socket.addEventListener("close", ({ code }) => resolve({ code }));
  });
  return {
    socket,
    got,
    closed,
    message: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = got.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
