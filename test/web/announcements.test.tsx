// What assistive technology is told in a minute of rolling: each cue once, each question once, and nothing for each value.
import { beforeEach, expect, test, vi } from "vitest";

import { link, ROLLER, tickAt } from "#test/web/fakeMessages.ts";
import { mountLive } from "#test/web/mount.tsx";
import { LivePage } from "#web/coach/LivePage.tsx";
import { changePreferences } from "#web/settings/preferences.ts";

const LIVE_REGIONS = "output, [role=status], [role=alert], [role=log], [role=timer], [aria-live]:not([aria-live=off])";

beforeEach(() => {
  changePreferences({ mirror: false, muted: false, theme: "system" });
  vi.spyOn(window, "fetch").mockImplementation(() => Promise.resolve(Response.json({ units: "in" })));
});

/** Texts that came into live regions, each as often as it came. */
function listen(): string[] {
  const heard: string[] = [];
  const said = new WeakMap<Element, string>();
  const look = () => {
    for (const region of document.querySelectorAll(LIVE_REGIONS)) {
      const text = region.textContent?.trim() ?? "";
      if (text !== (said.get(region) ?? "") && text !== "") heard.push(text);
      said.set(region, text);
    }
  };
  look();
  heard.length = 0;
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  return heard;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** One for each 100 ms, with all that comes beside the ticks in a minute of a session. */
async function playMinute(feed: ReturnType<typeof mountLive>): Promise<number> {
  let told = 0;
  for (let tenth = 0; tenth < 600; tenth += 1) {
    const tMs = 10_000 + tenth * 100;
    const second = tenth / 10;
    const holding = second >= 40;
    const scene = holding ? { holdMs: 1000, running: true } : { paceFactor: 1 + Math.sin(second) };
    for (let tick = 0; tick < 5; tick += 1) {
      // The cue of the moment is in every tick as well.
      const cue = second % 8 < 4 ? { cueId: "slower" as const, ruleId: "R3", why: "You roll too fast." } : undefined;
      feed.receive(tickAt(tMs + tick * 20, { ...scene, ...(cue ? { cue } : {}) }));
    }
    const about = { rollerId: ROLLER.id, cueId: "slower", ruleId: "R3", sampleMs: tMs, sentMs: tMs } as const;
    if (second % 8 === 0) {
      feed.receive({ type: "cue", action: "show", why: `You roll at ${second} in/s.`, ...about });
      told += 1;
    }
    // The reason is measured anew; the cue is the same.
    if (second % 8 === 2)
      feed.receive({ type: "cue", action: "show", why: `You roll at ${second + 1} in/s.`, ...about });
    if (second % 8 === 4) feed.receive({ type: "cue", action: "clear", why: "", ...about });
    if (tenth % 10 === 0) feed.receive(link({ dataAgeMs: 10 + second, lossRatio: second / 1000 }));
    if (tenth % 10 === 0) await frame();
  }
  return told;
}

test("in a minute nobody is told more than each cue once", { timeout: 60_000 }, async () => {
  const feed = mountLive(<LivePage />, { running: true });
  feed.silence();
  await vi.waitFor(() => expect(document.querySelector(".band")).not.toBeNull());
  const heard = listen();
  const told = await playMinute(feed);
  await frame();
  expect(heard.filter((text) => text === "Slower.")).toHaveLength(told);
  expect(heard.filter((text) => text !== "Slower.")).toEqual([]);
});
