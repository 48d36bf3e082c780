// A person's first evening, by keyboard alone: each step begins where the one before ended. Where the keyboard reaches is
// tested page by page in everyPage.test.ts; here it does what a person does.
import { readFile } from "node:fs/promises";

import type { Browser, Locator, Page } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { browserIsMissing, launchBrowser, needsBrowser, PATIENT_MS } from "#test/e2e/browser.ts";
import { openScene, type Scene } from "#test/e2e/scene.ts";

const LONGEST_MS = 90_000;
/** The longest way through a page. */
const MOST_STOPS = 80;

describe("the first evening, by keyboard", { timeout: LONGEST_MS }, () => {
  let browser: Browser;
  let scene: Scene;
  let page: Page;
  beforeAll(async () => {
    if (browserIsMissing) return;
    browser = await launchBrowser();
    scene = await openScene(browser, "sim:post-run?seed=3");
    page = scene.page;
  }, PATIENT_MS);
  beforeEach(needsBrowser);
  afterAll(async () => {
    await scene?.close();
    await browser?.close();
  });

  /** As often as it takes to get there; the page must let one get there. */
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the Tab key does not reach ${target.toString()}`);
  }
  async function press(target: Locator): Promise<void> {
    await tabTo(target);
    await page.keyboard.press("Enter");
  }

  // One test of many steps: none can begin without those before it.
  test("rolls, is coached, stops, looks back and takes it away", async () => {
    await startSession();
    await followProgram();
    await markAndStop();
    await lookBack();
    await takeAway();
  });

  async function startSession(): Promise<void> {
    await page.locator('[data-testid="link-state"][data-state="streaming"]').waitFor();
    await press(page.getByTestId("session-start"));
    await page.getByTestId("session-stop").waitFor();
  }

  async function followProgram(): Promise<void> {
    await press(page.getByRole("button", { name: "Programs", exact: true }));
    await press(
      page
        .getByRole("dialog")
        .getByRole("button", { name: /^Start / })
        .first(),
    );
    const program = page.getByTestId("program");
    await program.waitFor();
    await page.keyboard.press("n");
    await program.getByText(/2 of/).waitFor();
  }

  async function markAndStop(): Promise<void> {
    await page.keyboard.press("t");
    await page.getByText("Tender spot marked.").waitFor();
    await page.keyboard.press("s");
    await page.locator(':root[data-cue="stop-user"]').waitFor();
    await press(page.getByTestId("session-stop"));
    await page.getByTestId("session-start").waitFor();
  }

  async function lookBack(): Promise<void> {
    await press(page.getByRole("link", { name: "Sessions", exact: true }));
    await press(page.getByTestId("sessions-list").getByRole("link").first());
    await page.getByRole("heading", { name: /^Session of / }).waitFor();
  }

  async function takeAway(): Promise<void> {
    await press(page.locator("details.exports summary"));
    const csv = page.locator('a[href$="format=csv"]');
    const [download] = await Promise.all([page.waitForEvent("download"), press(csv)]);
    const text = await readFile(await download.path(), "utf8");
    expect(text.split("\n").length).toBeGreaterThan(10);
  }
});
