import type { Browser } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { browserIsMissing, launchBrowser, needsBrowser } from "#test/e2e/browser.ts";
import { openScene } from "#test/e2e/scene.ts";
import { fakeLink, IDENTITY } from "#test/hub/fakeLink.ts";

/** What a roller that is not what it seems might call itself. */
const HOSTILE = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;

describe("the page and a roller with hostile words", () => {
  let browser: Browser;
  beforeAll(async () => {
    if (!browserIsMissing) browser = await launchBrowser();
  });
  beforeEach(needsBrowser);
  afterAll(() => browser?.close());

  test("shows them as text, through a whole session and its list", async ({ onTestFinished }) => {
    const roller = fakeLink("sim:fake");
    const failing = { ...fakeLink("sim:failing").link, open: () => Promise.reject(new Error(HOSTILE)) };
    const scene = await openScene(browser, roller.link, failing);
    onTestFinished(scene.close);
    const { page } = scene;
    roller.connect({ ...IDENTITY, name: HOSTILE, device: { ...IDENTITY.device, board: HOSTILE, firmware: HOSTILE } });
    roller.handlers().state("waiting", HOSTILE);
    roller.handlers().state("streaming");
    roller.stream(1000);
    await page.getByTestId("simulated-label").waitFor();
    expect(await page.getByRole("option").allTextContents()).toContain(HOSTILE);
    await page.getByTestId("session-start").click();
    await page.getByTestId("session-stop").waitFor();
    roller.stream(1000);
    await page.getByTestId("session-stop").click();
    await page.getByTestId("session-start").waitFor();
    await page.goto(`${scene.hub.url}/sessions`);
    await page.getByTestId("sessions-list").getByRole("listitem").waitFor();
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(await page.locator("img[src=x]").count()).toBe(0);
  });
});
