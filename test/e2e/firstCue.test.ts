// From the hub's ready line to the first live cue, as somebody comes to it for the first time: how many actions, how long the
// program takes, and how long it takes to read what is newly shown on the way.
import type { Locator, Page } from "playwright";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";

import { PATIENT_MS } from "#test/e2e/browser.ts";
import { startHubProcess } from "#test/e2e/hubProcess.ts";
import { createKeyboard } from "#test/e2e/keyboard.ts";
import { sharedBrowser } from "#test/e2e/sharedBrowser.ts";
import { temporaryFolder } from "#test/hub/runningHub.ts";

/** What the hub shows where it finds no roller (hub/chooseLinks.ts). */
const ROLLER = "sim:first-look";
const MOST_ACTIONS = 8;
/** Brysbaert 2019: adults read English non-fiction silently at 238 words a minute. */
const WORDS_PER_S = 238 / 60;

/** Every text in sight of `main`, a line each; the header's is known by the second page. */
const TEXTS = `[...document.querySelectorAll("main, .setup-bar, dialog")].flatMap((part) => part.innerText.split("\\n")).map((line) => line.trim()).filter(Boolean)`;

interface Read {
  readonly where: string;
  readonly words: number;
}

/** Counts the words of lines that were not shown before. */
function createReader(page: Page) {
  const known = new Set<string>();
  const read: Read[] = [];
  return {
    read,
    async look(where: string): Promise<void> {
      const lines = z.array(z.string()).parse(await page.evaluate(TEXTS));
      const fresh = lines.filter((line) => !known.has(line));
      for (const line of fresh) known.add(line);
      const words = fresh.flatMap((line) => line.split(/\s+/)).filter((word) => /\p{L}/u.test(word)).length;
      read.push({ where, words });
    },
  };
}

interface Way {
  readonly path: string;
  readonly first: string;
  accept(page: Page): Locator;
  /** As many as are read in 60 s less the program's own 7 s, which the test prints. */
  readonly mostWords?: number;
}

const WAYS: Readonly<Record<string, Way>> = {
  "from the page that the hub opens": {
    path: "/setup",
    first: "welcome",
    accept: (page) => page.locator(".setup-step .button-strong"),
    mostWords: 209,
  },
  "from the strip on the live page": {
    path: "/",
    first: "the strip and the live page around it",
    accept: (page) => page.getByTestId("setup-bar").getByRole("button"),
  },
};

describe("the first visit", { timeout: 3 * PATIENT_MS }, () => {
  const browser = sharedBrowser();

  test.for(Object.entries(WAYS))("at most eight actions to the first live cue, %s", async ([name, way], context) => {
    const folder = await temporaryFolder();
    const hub = await startHubProcess(folder.path, ROLLER);
    const window = await browser().newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
    context.onTestFinished(async () => {
      await window.close();
      await hub.kill();
      await folder.remove();
    });
    const page = await window.newPage();
    page.setDefaultTimeout(PATIENT_MS);
    const keyboard = await createKeyboard(page);
    const reader = createReader(page);
    await page.goto(hub.url + way.path);
    await way.accept(page).waitFor();
    await reader.look(way.first);
    await keyboard.enter(way.accept(page));
    await page.locator(".profile-form").waitFor();
    await reader.look("about you");
    await keyboard.press("Enter");
    await page.locator(".screening-list").first().waitFor();
    await reader.look("the questions");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    const begin = page.locator(".setup-step .form-keys .button-strong");
    await begin.waitFor();
    await reader.look("the roller");
    await keyboard.enter(begin);
    await page.locator(':root[data-cue]:not([data-cue=""])').waitFor();
    const actions = keyboard.pressed + 1;
    const scriptS = (Date.now() - hub.readyMs) / 1000;
    const words = reader.read.reduce((sum, one) => sum + one.words, 0);
    const readingS = words / WORDS_PER_S;
    const parts = reader.read.map((one) => `${one.where} ${one.words}`).join(", ");
    process.stdout.write(
      `first cue ${name}: ${actions} actions (opening the page is one), ${scriptS.toFixed(1)} s of the program, ` +
        `${words} words (${parts}) = ${readingS.toFixed(1)} s of reading, ${(scriptS + readingS).toFixed(1)} s together\n`,
    );
    expect(actions).toBeLessThanOrEqual(MOST_ACTIONS);
    expect(words).toBeLessThanOrEqual(way.mostWords ?? Number.POSITIVE_INFINITY);
    expect(await keyboard.pointed()).toBe(false);
  });
});
