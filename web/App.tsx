// Pages and the one live connection they share.
import { Route, Switch } from "wouter";

import { LivePage } from "#web/coach/LivePage.tsx";
import { SoundContext } from "#web/audio/SoundContext.tsx";
import type { Ears } from "#web/audio/SoundContext.tsx";
import { LiveContext } from "#web/live/LiveContext.tsx";
import type { Live } from "#web/live/LiveContext.tsx";
import { SessionsPage } from "#web/review/SessionsPage.tsx";
import { NotFoundPage } from "#web/shell/NotFoundPage.tsx";

export function App({ live, ears }: { live: Live; ears: Ears }) {
  return (
    <LiveContext value={live}>
      <SoundContext value={ears}>
        <Switch>
          <Route path="/" component={LivePage} />
          <Route path="/sessions" component={SessionsPage} />
          <Route component={NotFoundPage} />
        </Switch>
      </SoundContext>
    </LiveContext>
  );
}
