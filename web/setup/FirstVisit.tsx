// Whether the live page has something to say about setting up; it is fetched only then.
import { lazy, Suspense } from "react";

import type { LiveView } from "#web/live/liveView.ts";
import { usePerson } from "#web/people/PersonContext.tsx";

const Bar = lazy(() => import("#web/setup/SetupBar.tsx").then(({ SetupBar }) => ({ default: SetupBar })));

export function FirstVisit({ view }: { view: LiveView }) {
  const { profile } = usePerson();
  if (view.connection !== "open" || !view.greeted) return undefined;
  const isNew = profile !== undefined && profile.scopeAcceptedMs === undefined;
  const isAlone = view.rollers.length === 0;
  if (!isNew && !isAlone) return undefined;
  return (
    <Suspense fallback="">
      <Bar profileId={isNew && !isAlone ? profile.id : undefined} />
    </Suspense>
  );
}
