// The live feed: every message is written once and handed to every client that wants it.
// What is true now (rollers, links, running sessions, cues) is kept, so that a new client sees it at once.
import type { Clock } from "#hub/clock.ts";
import { createFeedClient, type FeedClient, type FeedSocket } from "#hub/live/client.ts";
import type { RollerState, ServerMessage } from "#shared/schema/live.ts";

export interface FeedOptions {
  readonly clock: Clock;
  readonly hubVersion: string;
  /** A client that fails is dropped; this is told why. Must not throw. */
  readonly clientFault: (thrown: unknown) => void;
}

export interface Feed {
  /** Sends to all clients that want it; keeps it when it says what is true now. */
  publish(message: Exclude<ServerMessage, { type: "hello" | "tick" }>): void;
  /** A tick that is already text. */
  publishTick(rollerId: string, text: string): void;
  /** Adds a client: hello, then what is true now. */
  connect(socket: FeedSocket): FeedClient;
  disconnect(client: FeedClient): void;
  /** Lets clients that were behind catch up; call it about ten times a second. */
  sweep(): void;
  closeAll(): void;
  readonly clientCount: number;
}

/** What failed at the start is still news to whoever opens the page then. */
const NOTICE_LASTS_MS = 120_000;

/** What is true now of one roller, besides its state. */
type Lasting = "link" | "session" | "cue" | "prompt" | "spots" | "calibration" | "program";
const LASTING: readonly Lasting[] = ["link", "session", "cue", "prompt", "spots", "calibration", "program"];

export function createFeed({ clock, hubVersion, clientFault }: FeedOptions): Feed {
  const clients = new Set<FeedClient>();
  const rollers = new Map<string, RollerState>();
  const lasting = new Map<string, Uint8Array>();
  const notices = new Map<string, { readonly sentMs: number; readonly data: Uint8Array }>();

  function each(rollerId: string | undefined, action: (client: FeedClient) => void): void {
    for (const client of clients) {
      if (rollerId !== undefined && !client.wants(rollerId)) continue;
      try {
        action(client);
      } catch (thrown) {
        clients.delete(client);
        clientFault(thrown);
      }
    }
  }

  function remember(message: ServerMessage, data: Uint8Array): void {
    switch (message.type) {
      case "roller":
        rollers.set(message.roller.id, message.roller);
        break;
      case "link":
        lasting.set(`link/${message.rollerId}`, data);
        break;
      case "session":
        keepWhile(message.session.state === "running", `session/${message.rollerId}`, data);
        break;
      case "notice":
        notices.set(message.code, { sentMs: message.sentMs, data });
        break;
      case "calibration":
        keepWhile(message.phase !== "done" && message.phase !== "cancelled", `calibration/${message.rollerId}`, data);
        break;
      case "program":
        keepWhile(message.program.phase !== "finished", `program/${message.rollerId}`, data);
        break;
      case "spots":
        keepWhile(message.spots.length > 0, `spots/${message.rollerId}`, data);
        break;
      case "prompt":
        keepWhile(message.action === "show", `prompt/${message.rollerId}`, data);
        break;
      case "cue":
        keepWhile(message.action === "show", `cue/${message.rollerId}`, data);
        break;
      default:
    }
  }

  function keepWhile(isTrue: boolean, key: string, data: Uint8Array): void {
    if (isTrue) lasting.set(key, data);
    else lasting.delete(key);
  }

  return {
    publish(message) {
      const data = encode(message);
      remember(message, data);
      const slot = slotOf(message);
      each(rollerIdOf(message), (client) => client.offer(data, slot));
    },
    publishTick(rollerId, text) {
      if (clients.size === 0) return;
      const data = Buffer.from(text);
      const slot = `tick/${rollerId}`;
      each(rollerId, (client) => client.offer(data, slot));
    },
    connect(socket) {
      const client = createFeedClient({
        socket,
        skippedMessage: (messages) => encode({ type: "skipped", messages, sentMs: Math.round(clock.nowMs()) }),
      });
      clients.add(client);
      client.offer(
        encode({ type: "hello", hubVersion, sentMs: Math.round(clock.nowMs()), rollers: [...rollers.values()] }),
        "hello",
      );
      for (const rollerId of rollers.keys()) {
        for (const kind of LASTING) {
          const data = lasting.get(`${kind}/${rollerId}`);
          if (data) client.offer(data, `${kind}/${rollerId}`);
        }
      }
      for (const [code, { sentMs, data }] of notices) {
        if (clock.nowMs() - sentMs < NOTICE_LASTS_MS) client.offer(data, `notice/${code}`);
      }
      return client;
    },
    disconnect(client) {
      clients.delete(client);
    },
    sweep() {
      each(undefined, (client) => client.sweep());
    },
    closeAll() {
      each(undefined, (client) => client.close(1001, "the hub stops"));
      clients.clear();
    },
    get clientCount() {
      return clients.size;
    },
  };
}

/** One message as bytes for the wire. */
export function encode(message: ServerMessage): Uint8Array {
  return Buffer.from(JSON.stringify(message));
}

function rollerIdOf(message: ServerMessage): string | undefined {
  if (message.type === "roller") return message.roller.id;
  return "rollerId" in message ? message.rollerId : undefined;
}

/** The value a message is the latest of; events have none. */
function slotOf(message: ServerMessage): string | undefined {
  if (message.type === "event") return undefined;
  if (message.type === "notice") return `notice/${message.code}`;
  return `${message.type}/${rollerIdOf(message) ?? ""}`;
}
