// Gives components the live store and the way to talk back.
import { createContext, useContext, useSyncExternalStore } from "react";

import type { ClientMessage } from "#shared/schema/live.ts";
import type { LiveView } from "#web/live/liveView.ts";
import type { LiveStore } from "#web/live/store.ts";

export interface Live {
  readonly store: LiveStore;
  /** False when the hub is away. */
  send(message: ClientMessage): boolean;
}

export const LiveContext = createContext<Live | undefined>(undefined);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error("no live store above this component");
  return live;
}

export function useLiveView(): LiveView {
  const { store } = useLive();
  return useSyncExternalStore(store.subscribe, store.view);
}
