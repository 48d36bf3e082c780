// The main pages as they look with data and a clock that stand still: the same picture every time.
import { fileURLToPath } from "node:url";

import type { Browser, Page } from "playwright";

import { writeLivedIn } from "#scripts/pictures/livedIn.ts";
import { halved } from "#scripts/pictures/compare.ts";
import { decodePng, type Picture } from "#scripts/pictures/png.ts";
import type { ServerMessage } from "#shared/schema/live.ts";
import { PATIENT_MS } from "#test/e2e/browser.ts";
import { everyAddress, isSettled, settled } from "#test/e2e/everyPage.ts";
import { WEB_DIR } from "#test/e2e/scene.ts";
import { runHub, temporaryFolder } from "#test/hub/runningHub.ts";
import { opening, SCENES, tickAt, type Scene } from "#test/web/fakeMessages.ts";

export const LOOKS_DIR = fileURLToPath(new URL("./looks", import.meta.url));

const SIZES = { laptop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
const THEMES = { day: "light", night: "dark" } as const;
const WORDS = { person: "Ada", note: "After the track. The outside let go.", roller: "Hall roller" };
/** How long the roller has been rolled when the picture is taken. */
const ROLLED_MS = 14_000;
const TICK_MS = 20;
const SHORT_MS = 240;

export interface Look {
  readonly name: string;
  readonly picture: Picture;
}

/** A page in both sizes and themes; what moves is the same at the same place of this row. */
const VARIANTS = [
  ["laptop", "day"],
  ["laptop", "night"],
  ["phone", "night"],
  ["phone", "day"],
] as const;

/** Of a hub with the past of a person, whose live feed is played by hand. */
export async function takeLooks(browser: Browser): Promise<Look[]> {
  const folder = await temporaryFolder();
  const lived = await writeLivedIn(folder.path, { words: WORDS, pastSessions: 12, sessionS: 40 });
  const { hub } = await runHub({ links: [], dataDir: folder.path, webDir: WEB_DIR, wallMs: () => lived.nowMs });
  const ids = { session: lived.sessionId, person: lived.personId, roller: "sim-1" };
  const session = (await everyAddress(ids)).find((address) => address.includes(lived.sessionId)) ?? "/sessions";
  const pages = [
    { name: "live", address: "/", scene: { ...SCENES.tooFast, running: true } },
    { name: "session", address: session, scene: SCENES.idle },
  ] as const;
  const looks: Look[] = [];
  try {
    for (const { name, address, scene } of pages) {
      const context = await browser.newContext({
        viewport: SIZES.laptop,
        reducedMotion: "reduce",
        serviceWorkers: "block",
        timezoneId: "UTC",
        locale: "en-US",
      });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENT_MS);
      const person = { id: lived.personId, name: WORDS.person };
      const play = await standStill(page, lived.nowMs, { ...scene, roller: { person } });
      await page.goto(hub.url + address);
      for (const [size, theme] of VARIANTS) {
        await page.setViewportSize(SIZES[size]);
        await page.emulateMedia({ colorScheme: THEMES[theme] });
        await play();
        await drawn(page);
        const shot = await page.screenshot({ animations: "disabled", caret: "hide" });
        looks.push({ name: `${name}-${size}-${theme}`, picture: halved(decodePng(shot)) });
      }
      await context.close();
    }
  } finally {
    await hub.stop();
    await folder.remove();
  }
  return looks;
}

/** A page that asks for more once it is there waits by the clock that stands still: it gets a little time until it has it. */
async function drawn(page: Page): Promise<void> {
  for (let tries = 0; tries < 200 && !(await isSettled(page)); tries++) await page.clock.runFor(50);
  await settled(page);
}

/**
 * Gives what plays the scene's messages, once the page is open: all up to now at one moment, at which the clock then
 * stays; each call goes on where the one before ended.
 */
async function standStill(page: Page, nowMs: number, scene: Scene): Promise<() => Promise<void>> {
  let say: ((message: ServerMessage) => void) | undefined;
  const connected = new Promise<void>((resolve) => {
    void page.routeWebSocket("**/live", (socket) => {
      say = (message) => socket.send(JSON.stringify(message));
      resolve();
    });
  });
  let playedMs = 0;
  await page.clock.install({ time: nowMs });
  return async () => {
    await connected;
    if (playedMs === 0) {
      await page.clock.pauseAt(nowMs + 60_000);
      for (const message of opening(scene)) {
        const started = message.type === "session" && message.session.state === "running";
        say?.(started ? { ...message, session: { ...message.session, startedMs: nowMs } } : message);
      }
    }
    const untilMs = Math.max(ROLLED_MS, playedMs + SHORT_MS);
    for (; playedMs < untilMs; playedMs += TICK_MS) say?.(tickAt(playedMs, scene));
    await page.locator("main h1").first().waitFor({ state: "attached" });
    // Long enough for frames and answers to be drawn, short enough for the data to be of now.
    for (let frames = 0; frames < 4; frames++) await page.clock.runFor(SHORT_MS / 4);
  };
}
