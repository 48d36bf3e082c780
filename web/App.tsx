// Pages and the one live connection they share.
import { useEffect, useState } from "react";
import { Route, Switch } from "wouter";

import { LivePage } from "#web/coach/LivePage.tsx";
import { LiveContext } from "#web/live/LiveContext.tsx";
import type { Live } from "#web/live/LiveContext.tsx";
import { openLiveSocket } from "#web/live/socket.ts";
import type { LiveSocket } from "#web/live/socket.ts";
import { createLiveStore } from "#web/live/store.ts";
import { SessionsPage } from "#web/review/SessionsPage.tsx";
import { NotFoundPage } from "#web/shell/NotFoundPage.tsx";

export function App() {
  const live = useLiveConnection();
  return (
    <LiveContext value={live}>
      <Switch>
        <Route path="/" component={LivePage} />
        <Route path="/sessions" component={SessionsPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </LiveContext>
  );
}

function useLiveConnection(): Live {
  const [store] = useState(createLiveStore);
  const [holder] = useState<{ socket?: LiveSocket }>({});
  const [live] = useState<Live>(() => ({ store, send: (message) => holder.socket?.send(message) ?? false }));
  useEffect(() => {
    const url = new URL("/live", window.location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = openLiveSocket({ url: url.href, onMessage: store.receive, onConnection: store.setConnection });
    holder.socket = socket;
    return () => socket.close();
  }, [store, holder]);
  return live;
}
