// The live page as it is laid out: in each of its states and windows everything needed is in sight, whole, and under nothing.
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";

import { inEnglish } from "#shared/domain/sentences/english.ts";
import type { ServerMessage } from "#shared/schema/live.ts";
import { launchBrowser, needsBrowser, PATIENT_MS } from "#test/e2e/browser.ts";
import { WEB_DIR } from "#test/e2e/scene.ts";
import { runHub, temporaryFolder, type RunningHub } from "#test/hub/runningHub.ts";
import { opening, ROLLER, SCENES, tickAt, type Scene } from "#test/web/fakeMessages.ts";

const WINDOWS = [
  [1440, 900],
  [1280, 800],
  [1024, 768],
  [390, 844],
] as const;
const LANGUAGES = ["en-US", "de-DE"] as const;

const QUESTION: ServerMessage = {
  type: "prompt",
  rollerId: ROLLER.id,
  promptId: "discomfort",
  action: "show",
  ruleId: "R7",
  text: "How much does it hurt, 0 to 10?",
  sampleMs: 0,
  sentMs: 0,
};
const PROGRAM: ServerMessage = {
  type: "program",
  rollerId: ROLLER.id,
  sentMs: 0,
  program: {
    programId: "evening",
    name: "Evening",
    phase: "running",
    why: "tooFast",
    step: {
      index: 1,
      of: 6,
      mode: "deep",
      muscle: "hamstrings",
      side: "both",
      leastMs: 60_000,
      targetMs: 90_000,
      mostMs: 120_000,
      because: { ruleId: "R15", says: "The band itself does not lengthen; work the muscle under it." },
    },
    countedMs: 41_000,
    loadedMs: 50_000,
    heldMs: 0,
    passes: 2,
    notCountedMs: {},
  },
};
/** As long as they get. */
const NOTICE: ServerMessage = {
  type: "notice",
  code: "AREA_BLOCKED",
  message: `This area is closed by your answers before the session: ${inEnglish([{ id: "block.calf-signs" }])} ${inEnglish([{ id: "unlock.calf-signs" }])}`,
  told: [{ id: "block.calf-signs" }, { id: "unlock.calf-signs" }],
  whatToDo: "Do what the reason says, or choose an area that is open; docs/profiles.md has what opens it again.",
  sentMs: 0,
};

const BANDS = ["[data-testid=pace-band]", "[data-testid=force-band]"];
const NOTICED = [".notice p", ".notice button"];
/** What a state needs beside the cue and the row of actions. */
const STATES: Readonly<Record<string, { scene: Scene; after?: readonly ServerMessage[]; needs: readonly string[] }>> = {
  "first visit": { scene: SCENES.tooFast, needs: [...BANDS, ".setup-bar p", ".setup-bar .button"] },
  "too fast": { scene: { ...SCENES.tooFast, running: true }, needs: BANDS },
  "a program and a question": {
    scene: { ...SCENES.tooLight, running: true },
    after: [PROGRAM, QUESTION],
    needs: [...BANDS, ".prompt-text", ".prompt-answer", ".program-what", ".program-counted", ".program-keys button"],
  },
  "a hold in a program, with a question": {
    scene: SCENES.hold,
    after: [PROGRAM, QUESTION],
    needs: [".hold-ring svg", ".ring-mark text", "[data-testid=force-band]", ".prompt-answer", ".program-keys button"],
  },
  "a notice": { scene: { ...SCENES.tooFast, running: true }, after: [NOTICE], needs: [...BANDS, ...NOTICED] },
  stopped: { scene: { ...SCENES.stopped, running: true }, needs: [".prompt-answer", ".cue-where"] },
  "a stop": { scene: SCENES.stop, needs: BANDS },
};
const ALWAYS = [".cue-word", ".cue-why", ".link-state", ".simulated", ".selection select", ".controls .button"];

const Faults = z.array(z.string());

/** In the page: each is inside the window, and what lies on top at its corners and middle is itself. */
const LOOK = `(selectors) => selectors.flatMap((selector) => {
  const all = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
  if (all.length === 0) return [selector + " is missing"];
  return all.flatMap((one) => {
    const { left, right, top, bottom, width, height } = one.getBoundingClientRect();
    const name = selector + " " + (one.textContent ?? "").trim().slice(0, 20);
    if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) return [name + " sticks out of the window"];
    if (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === "hidden") return [name + " is cut off"];
    const points = [[0.5, 0.5], [0.06, 0.2], [0.94, 0.2], [0.06, 0.8], [0.94, 0.8]];
    const over = points.flatMap(([x, y]) => {
      const [first] = document.elementsFromPoint(left + x * width, top + y * height);
      const isFree = !first || one.contains(first) || first.contains(one) || first.closest("svg")?.parentElement?.closest(".centre");
      return isFree ? [] : [first.className];
    });
    return over.length > 0 ? [name + " lies under " + over[0]] : [];
  });
})`;

describe("the live page", () => {
  beforeEach(needsBrowser);
  let browser: Browser;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let hub: RunningHub;
  let personId: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    folder = await temporaryFolder();
    hub = await runHub({ links: [], dataDir: folder.path, webDir: WEB_DIR });
    const people = z.array(z.object({ id: z.string() })).parse((await hub.ask("GET", "/api/profiles")).body);
    personId = people[0]?.id ?? "";
  }, PATIENT_MS);
  afterAll(async () => {
    await browser?.close();
    await hub?.hub.stop();
    await folder?.remove();
  });

  /** The page on a feed that stands still at a scene, in a frozen clock. */
  async function open(
    locale: string,
  ): Promise<{ page: Page; play(name: string): Promise<void>; close(): Promise<void> }> {
    const context = await browser.newContext({ locale, reducedMotion: "reduce", serviceWorkers: "block" });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    let say: ((message: ServerMessage) => void) | undefined;
    const connected = new Promise<void>((resolve) => {
      void page.routeWebSocket("**/live", (socket) => {
        say = (message) => socket.send(JSON.stringify(message));
        resolve();
      });
    });
    await page.clock.install();
    await page.goto(hub.hub.url);
    await connected;
    await page.clock.pauseAt(Date.now() + 60_000);
    let playedMs = 0;
    return {
      page,
      async play(name) {
        const state = STATES[name];
        if (!state) throw new Error(`there is no state ${name}`);
        const person = name === "first visit" ? { person: { id: personId, name: "Me" } } : {};
        const scene = { ...state.scene, roller: { ...person } };
        for (const message of [...opening(scene), ...(state.after ?? [])]) say?.(message);
        for (let tick = 0; tick < 50; tick++, playedMs += 20) say?.(tickAt(playedMs, scene));
        for (const selector of ["[data-testid=cue]", ...state.needs]) {
          for (let tries = 0; tries < 100 && (await page.locator(selector).count()) === 0; tries++) {
            await page.clock.runFor(20);
            say?.(tickAt(playedMs, scene));
          }
        }
      },
      close: () => context.close(),
    };
  }

  test.each(LANGUAGES)("has all that is needed in sight, whole and under nothing, in %s", async (locale) => {
    const { page, play, close } = await open(locale);
    const wrong: string[] = [];
    for (const [name, { needs }] of Object.entries(STATES)) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await play(name);
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height });
        await page.clock.runFor(50);
        const found = Faults.parse(await page.evaluate(`(${LOOK})(${JSON.stringify([...ALWAYS, ...needs])})`));
        const atLeastPx = width >= 1024 ? 48 : 34;
        await page.locator(".cue-line-up").waitFor();
        const cuePx = z
          .number()
          .parse(await page.evaluate(`parseFloat(getComputedStyle(document.querySelector(".cue-line-up")).fontSize)`));
        if (cuePx < atLeastPx) found.push(`the cue is ${cuePx} px`);
        const lines = z.number().parse(await page.evaluate(`document.querySelector(".header").offsetHeight`));
        if (width >= 1024 && lines > 72) found.push(`the header is ${lines} px high`);
        wrong.push(...found.map((line) => `${name}, ${width}: ${line}`));
      }
    }
    await close();
    expect(wrong).toEqual([]);
  });
});
