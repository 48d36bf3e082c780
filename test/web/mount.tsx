// Puts components on a page with a live store that tests feed by hand.
import { Suspense } from "react";
import { afterEach, beforeEach } from "vitest";
import { page as testPage } from "vitest/browser";
import { createRoot } from "react-dom/client";
import type { Root } from "react-dom/client";

import type { ClientMessage, ServerMessage } from "#shared/schema/live.ts";
import { opening, tickAt } from "#test/web/fakeMessages.ts";
import type { Scene } from "#test/web/fakeMessages.ts";
import { LiveContext } from "#web/live/LiveContext.tsx";
import { PersonProvider } from "#web/people/PersonProvider.tsx";
import { createLiveStore } from "#web/live/store.ts";
import "#web/styles/all.css";

let root: Root | undefined;
let timer: ReturnType<typeof setInterval> | undefined;

/** A laptop, whatever window the test before has left. */
beforeEach(() => testPage.viewport(1280, 800));

afterEach(() => {
  clearInterval(timer);
  root?.unmount();
  root = undefined;
  document.body.replaceChildren();
});

export function mount(element: React.ReactNode): HTMLElement {
  const host = document.createElement("div");
  host.id = "root";
  document.body.append(host);
  root = createRoot(host);
  root.render(element);
  return host;
}

export interface FakeFeed {
  readonly sent: ClientMessage[];
  receive(message: ServerMessage): void;
  /** Ticks stop: the roller fell silent. */
  silence(): void;
  /** They come again. */
  speak(): void;
  leave(): void;
  comeBack(): void;
}

/** A page on a feed that plays a scene, 50 ticks a second. */
export function mountLive(page: React.ReactNode, scene: Scene): FakeFeed {
  const store = createLiveStore();
  const sent: ClientMessage[] = [];
  const receive = (message: ServerMessage) => store.receive(message, performance.now());
  store.setConnection("open");
  for (const message of opening(scene)) receive(message);
  let tMs = 0;
  const play = () => {
    receive(tickAt(tMs, scene));
    tMs += 20;
  };
  const speak = () => {
    play();
    timer = setInterval(play, 20);
  };
  speak();
  mount(
    <LiveContext value={{ store, send: (message) => sent.push(message) > 0 }}>
      <PersonProvider>
        <Suspense fallback="">{page}</Suspense>
      </PersonProvider>
    </LiveContext>,
  );
  return {
    sent,
    receive,
    silence: () => clearInterval(timer),
    speak,
    leave: () => store.setConnection("lost"),
    comeBack: () => store.setConnection("open"),
  };
}

export const byTestId = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
