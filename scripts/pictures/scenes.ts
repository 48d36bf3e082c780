// What the pictures of the documentation show.
import type { Page } from "playwright";

import { LIVED_IN, writeLivedIn } from "#scripts/pictures/livedIn.ts";
import { everyAddress, settled } from "#test/e2e/everyPage.ts";

export interface Scene {
  readonly name: string;
  readonly address: string;
  /** Rollers by their URIs. */
  readonly links: readonly string[];
  readonly width: number;
  readonly height: number;
  /** What time it is for hub and page; absent: now. */
  readonly nowMs?: number;
  /** Puts something into the data folder first. */
  prepare?(dataDir: string): Promise<unknown>;
  /** Resolves when there is something to show. */
  ready(page: Page): Promise<unknown>;
}

const LAPTOP = { width: 1280, height: 800 };
const OPTIONS = {
  words: { person: "Ada", note: "After the track session. The outside let go.", roller: "Hall roller" },
  pastSessions: 60,
  sessionS: 300,
};
/** One line a page that is worth a picture; those that there are not yet are left out. */
const SHOWN = [
  { name: "session", begins: "/sessions/" },
  { name: "sessions", begins: "/sessions" },
  { name: "today", begins: "/today" },
  { name: "history", begins: "/history" },
  { name: "people", begins: "/people" },
  { name: "setup", begins: "/setup" },
] as const;

export const liveScenes: readonly Scene[] = [
  {
    name: "live",
    address: "/",
    links: ["sim:too-fast"],
    ...LAPTOP,
    // Not the first cue: by then the lane knows the whole stroke.
    ready: async (page) => {
      await page.waitForSelector(':root[data-cue="slower"]');
      await page.waitForSelector(':root[data-cue=""]');
      await page.waitForSelector(':root[data-cue="slower"] [data-testid="pace-band"][data-side="above"]');
    },
  },
  {
    name: "hold",
    address: "/",
    links: ["sim:post-run"],
    ...LAPTOP,
    ready: (page) => page.locator(".ring-seconds", { hasText: /^21$/ }).waitFor(),
  },
  {
    name: "rollers",
    address: "/rollers",
    links: ["sim:too-fast", "sim:post-run?seed=3", "sim:first-look"],
    ...LAPTOP,
    ready: async (page) => {
      await settled(page);
      await page.waitForTimeout(12_000);
    },
  },
];

/** Pages that look back, on a hub that has been used for weeks. */
export async function pageScenes(): Promise<Scene[]> {
  const { sessionId, personId, nowMs } = LIVED_IN;
  const addresses = await everyAddress({ session: sessionId, person: personId, roller: "sim-first-look" });
  return SHOWN.flatMap(({ name, begins }): Scene[] => {
    const address = addresses.find((one) => (begins.endsWith("/") ? one.startsWith(begins) : one === begins));
    if (address === undefined) return [];
    const prepare = (dataDir: string) => writeLivedIn(dataDir, OPTIONS);
    return [{ name, address, links: ["sim:first-look"], ...LAPTOP, nowMs, prepare, ready: settled }];
  });
}
