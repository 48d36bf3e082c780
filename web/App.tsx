// Pages and the one live connection they share.
import { Route, Switch } from "wouter";

import { LivePage } from "#web/coach/LivePage.tsx";
import { LiveContext } from "#web/live/LiveContext.tsx";
import type { Live } from "#web/live/LiveContext.tsx";
import { SessionsPage } from "#web/review/SessionsPage.tsx";
import { NotFoundPage } from "#web/shell/NotFoundPage.tsx";

export function App({ live }: { live: Live }) {
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
