// A value that nobody has renewed is not shown as live for longer than half a second: told frame by frame, without a clock.
import { beforeEach, expect, test, vi } from "vitest";

import { SCENES, opening, tickAt } from "#test/web/fakeMessages.ts";
import { byTestId, mount } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { drawFrame } from "#web/live/frameLoop.ts";
import { LiveContext } from "#web/live/LiveContext.tsx";
import { STALE_AFTER_MS } from "#web/live/staleness.ts";
import { createLiveStore } from "#web/live/store.ts";

beforeEach(() => {
  vi.spyOn(window, "fetch").mockResolvedValue(Response.json({}, { status: 500 }));
});

test("half a second after the newest sample everything is grey, a millisecond before nothing is", async () => {
  const store = createLiveStore();
  store.setConnection("open");
  const nowMs = performance.now();
  for (const message of opening(SCENES.right)) store.receive(message, nowMs);
  mount(
    <LiveContext value={{ store, send: () => true }}>
      <LivePage />
    </LiveContext>,
  );
  store.receive(tickAt(0, SCENES.right), nowMs);
  await vi.waitFor(() => expect(document.querySelector(".lane-roller")).not.toBeNull());
  // Far ahead of the page's own frames, which would take the value for new until then.
  const atMs = nowMs + 3_600_000;
  const tick = tickAt(2000, SCENES.right);
  const shown = () => ({
    pace: byTestId("pace-band")?.dataset["side"],
    force: byTestId("force-band")?.dataset["side"],
    roller: document.querySelector<SVGElement>(".lane-roller")?.dataset["state"],
    link: byTestId("link-state")?.dataset["state"],
    digits: document.querySelector(".band-digits")?.textContent !== "–",
  });
  store.receive(tick, atMs);
  drawFrame(atMs);
  drawFrame(atMs + STALE_AFTER_MS - tick.ageMs - 1);
  expect(shown()).toEqual({ pace: "inside", force: "inside", roller: "right", link: "streaming", digits: true });
  drawFrame(atMs + STALE_AFTER_MS - tick.ageMs + 1);
  expect(shown()).toEqual({ pace: "unknown", force: "unknown", roller: "unknown", link: "silent", digits: false });
});
