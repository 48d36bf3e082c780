// The WebSocket /live: clients join the feed here and say what the user did.
import websocket from "@fastify/websocket";
import type { FastifyInstance } from "fastify";

import type { Clock } from "#hub/clock.ts";
import { InchwormError } from "#hub/errors.ts";
import type { FeedClient, FeedSocket } from "#hub/live/client.ts";
import { encode, type Feed } from "#hub/live/feed.ts";
import { errorMessage, type Inbound, MAX_CLIENT_MESSAGE_BYTES, readClientMessage } from "#hub/live/inbound.ts";
import type { Selection, UserMarkFields } from "#shared/schema/live.ts";
import type { ProgramAction } from "#shared/schema/program.ts";

/** A client that does not answer a ping until the next one is gone. */
const PING_EVERY_MS = 15_000;
const MAX_MESSAGES_PER_S = 50;

export interface LiveOptions {
  readonly feed: Feed;
  readonly clock: Clock;
  readonly maxClients: number;
  /** All throw InchwormError NO_ROLLER for an id they do not know. */
  select(rollerId: string, selection: Selection): void;
  /** @throws InchwormError KNEE_END_OFF_LEG, KNEE_END_TOO_SOON too */
  mark(rollerId: string, mark: UserMarkFields): void;
  /** @throws InchwormError PROGRAM_NOT_RUNNING too */
  program(rollerId: string, action: ProgramAction): void;
  /** A fault of one client. Must not throw. */
  fault(thrown: unknown): void;
}

/** What the route uses of the library's socket. */
interface LiveSocket {
  readonly bufferedAmount: number;
  send(data: Uint8Array, options: { binary: boolean }): void;
  close(code: number, reason: string): void;
  ping(): void;
  terminate(): void;
  on(event: "message", listener: (data: Buffer, isBinary: boolean) => void): void;
  on(event: "close" | "pong", listener: () => void): void;
}

export async function registerLive(app: FastifyInstance, options: LiveOptions): Promise<void> {
  const { feed } = options;
  /** Whether the socket still owes the answer to the last ping. */
  const sockets = new Map<LiveSocket, boolean>();
  await app.register(websocket, {
    options: { maxPayload: MAX_CLIENT_MESSAGE_BYTES },
    errorHandler: (error, socket: LiveSocket) => {
      socket.terminate();
      if (!isClientsOwn(error)) options.fault(error);
    },
    // Clients are told by the feed; the server need not wait for them.
    preClose: (done) => {
      feed.closeAll();
      for (const socket of sockets.keys()) setTimeout(() => socket.terminate(), 200).unref();
      done();
    },
  });

  function join(socket: LiveSocket): void {
    const line = asText(socket);
    if (sockets.size >= options.maxClients) {
      line.send(encode(errorMessage("TOO_MANY_CLIENTS")));
      socket.close(1013, "too many clients");
      return;
    }
    const client = feed.connect(line);
    const allowed = messageLimit(options.clock);
    sockets.set(socket, false);
    socket.on("pong", () => sockets.set(socket, false));
    socket.on("close", () => {
      sockets.delete(socket);
      feed.disconnect(client);
    });
    socket.on("message", (data, isBinary) => {
      const inbound = allowed() ? readClientMessage(data, isBinary) : { error: errorMessage("TOO_MANY_REQUESTS") };
      const problem = "error" in inbound ? inbound.error : act(inbound.message, options, client);
      if (problem) client.offer(encode(problem), "error");
    });
  }

  app.route({
    method: "GET",
    url: "/live",
    schema: { hide: true },
    wsHandler: join,
    handler: () => {
      throw new InchwormError("NOT_FOUND", "/live is a WebSocket");
    },
  });

  const pings = setInterval(() => {
    for (const [socket, owes] of sockets) {
      if (owes) socket.terminate();
      else socket.ping();
      sockets.set(socket, true);
    }
  }, PING_EVERY_MS);
  pings.unref();
  app.addHook("onClose", async () => clearInterval(pings));
}

/** It broke the WebSocket protocol or sent too much: the library has said so with a close code, and nothing here failed. */
function isClientsOwn(error: Error): boolean {
  return "code" in error && String(error.code).startsWith("WS_ERR_");
}

/** Does what a client asks; a fault comes back as the answer. */
function act(message: Extract<Inbound, { message: unknown }>["message"], options: LiveOptions, client: FeedClient) {
  try {
    switch (message.type) {
      case "select":
        options.select(message.rollerId, message.selection);
        break;
      case "mark": {
        const { mark, value, reason } = message;
        options.mark(message.rollerId, { mark, value, reason });
        break;
      }
      case "program":
        options.program(message.rollerId, message.action);
        break;
      case "subscribe":
        client.subscribe(message.rollerIds);
        break;
    }
    return undefined;
  } catch (thrown) {
    if (thrown instanceof InchwormError) return errorMessage(thrown.code, thrown.detail);
    options.fault(thrown);
    return errorMessage("PART_FAILED");
  }
}

function asText(socket: LiveSocket): FeedSocket {
  return {
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    send: (data) => socket.send(data, { binary: false }),
    close: (code, reason) => socket.close(code, reason),
  };
}

/** Allows so many messages in any one second of a fixed grid. */
function messageLimit(clock: Clock): () => boolean {
  let second = 0;
  let count = 0;
  return () => {
    const now = Math.floor(clock.nowMs() / 1000);
    count = now === second ? count + 1 : 1;
    second = now;
    return count <= MAX_MESSAGES_PER_S;
  };
}
