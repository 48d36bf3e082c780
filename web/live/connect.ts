// The page's one connection to the hub, made before React starts and kept while the page lives.
import type { Live } from "#web/live/LiveContext.tsx";
import { openLiveSocket } from "#web/live/socket.ts";
import { createLiveStore } from "#web/live/store.ts";

export function connectLive(): Live {
  const store = createLiveStore();
  const url = new URL("/live", window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const socket = openLiveSocket({
    url: url.href,
    onMessage: store.receive,
    onConnection: store.setConnection,
    onBad: store.countBadMessage,
  });
  return { store, send: socket.send };
}
