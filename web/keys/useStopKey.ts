// Stopping from a page other than the live one: the load ends, and the live page says so.
import { useLocation } from "wouter";

import { useKeys } from "#web/keys/useKeys.ts";
import { markMessage } from "#web/keys/keyTable.ts";
import { chooseRoller } from "#web/live/chooseRoller.ts";
import { useLive } from "#web/live/LiveContext.tsx";
import { preferences } from "#web/settings/preferences.ts";

export function useStopKey(): void {
  const { store, send } = useLive();
  const [, goTo] = useLocation();
  useKeys((action) => {
    if (action.do !== "mark" || action.mark !== "stop") return;
    const roller = chooseRoller(store.view(), preferences().rollerId);
    if (
      !roller ||
      (roller.link?.state !== "streaming" && !roller.state.sessionId && roller.session?.state !== "running")
    )
      return;
    send(markMessage(roller.id, { mark: "stop" }));
    goTo("/");
  });
}
