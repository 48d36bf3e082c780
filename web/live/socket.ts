// The page's end of the WebSocket `/live`: parses what comes, reconnects when it goes.
import { retryDelayMs } from "#web/live/backoff.ts";
import { ServerMessage } from "#shared/schema/live.ts";
import type { ClientMessage } from "#shared/schema/live.ts";

/** connecting: not reached yet; lost: had it and lost it, or opened without it. */
export type Connection = "connecting" | "open" | "lost";

export interface LiveSocket {
  /** False when the hub is away and the message was not sent. */
  send(message: ClientMessage): boolean;
  close(): void;
}

export interface LiveSocketOptions {
  url: string;
  onMessage(message: ServerMessage, receivedMs: number): void;
  onConnection(connection: Connection): void;
  /** A message that is not in the contract: counted, never thrown. */
  onBad(reason: string): void;
}

export function openLiveSocket({ url, onMessage, onConnection, onBad }: LiveSocketOptions): LiveSocket {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let reached = false;
  let closed = false;

  function connect(): void {
    clearTimeout(timer);
    if (closed || socket) return;
    const opening = new WebSocket(url);
    socket = opening;
    opening.addEventListener("open", () => {
      attempt = 0;
      reached = true;
      onConnection("open");
    });
    opening.addEventListener("message", (event: MessageEvent<unknown>) => {
      const parsed = parseMessage(event.data);
      if (typeof parsed === "string") onBad(parsed);
      else onMessage(parsed, performance.now());
    });
    opening.addEventListener("close", () => {
      if (socket !== opening) return;
      socket = undefined;
      if (closed) return;
      // A page that this browser kept opens without the hub; one failure may be a hub that is just starting.
      onConnection(reached || attempt > 0 ? "lost" : "connecting");
      timer = setTimeout(connect, retryDelayMs(attempt, Math.random()));
      attempt += 1;
    });
  }

  /** Someone looks again, or the network is back: no reason to wait out the delay. */
  function hurry(): void {
    if (document.visibilityState === "visible") connect();
  }
  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
  connect();

  return {
    send(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      window.removeEventListener("online", hurry);
      document.removeEventListener("visibilitychange", hurry);
      socket?.close();
    },
  };
}

/** The message, or why it is none. */
export function parseMessage(data: unknown): ServerMessage | string {
  if (typeof data !== "string") return "not text";
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return "not JSON";
  }
  const result = ServerMessage.safeParse(json);
  return result.success ? result.data : "not in the contract";
}
