// Pages and what they share: the one live connection, the ears, the person.
import { Route, Switch, useLocation } from "wouter";

import type { Ears } from "#web/audio/ears.ts";
import { SoundContext } from "#web/audio/SoundContext.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { LiveContext } from "#web/live/LiveContext.tsx";
import type { Live } from "#web/live/LiveContext.tsx";
import { NewerLine } from "#web/offline/NewerLine.tsx";
import { PersonProvider } from "#web/people/PersonProvider.tsx";
import { NotFoundPage } from "#web/shell/NotFoundPage.tsx";
import { PageGuard } from "#web/shell/PageGuard.tsx";
import { PAGES } from "#web/shell/pages.ts";

export function App({ live, ears }: { live: Live; ears: Ears }) {
  const [location] = useLocation();
  return (
    <LiveContext value={live}>
      <SoundContext value={ears}>
        <PersonProvider>
          <NewerLine />
          <PageGuard at={location}>
            <Switch>
              <Route path="/" component={LivePage} />
              {PAGES.map(({ path, component }) => (
                <Route key={path} path={path} component={component} />
              ))}
              <Route component={NotFoundPage} />
            </Switch>
          </PageGuard>
        </PersonProvider>
      </SoundContext>
    </LiveContext>
  );
}
