// The everyday look at the built page in a real browser before a whole hub. `npm run test:browser` has the whole proof.
import type { Browser } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { CUES } from "#shared/domain/cues.ts";
import { browserIsMissing, launchBrowser, needsBrowser, PATIENT_MS } from "#test/e2e/browser.ts";
import { axeViolations, withAxe } from "#test/e2e/axe.ts";
import { openScene, type Scene } from "#test/e2e/scene.ts";
import { fakeLink, IDENTITY } from "#test/hub/fakeLink.ts";

/** What a roller that is not what it seems might call itself. */
const HOSTILE = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
/** The scenario is too fast from 6 s on; the rest is for a busy machine. */
const CUE_WITHIN_MS = 40_000;

const textOf = (cueId: string) => CUES.find(({ id }) => id === cueId)?.text ?? "";

describe("the page in a real browser", () => {
  let browser: Browser;
  let scene: Scene;
  beforeAll(async () => {
    if (browserIsMissing) return;
    browser = await launchBrowser();
    const stranger = fakeLink("sim:stranger");
    scene = await openScene(browser, "sim:too-fast", stranger.link);
    stranger.connect({ ...IDENTITY, name: HOSTILE });
  }, PATIENT_MS);
  beforeEach(needsBrowser);
  afterAll(async () => {
    await scene?.close();
    await browser?.close();
  });

  test("is live, coaches, stops at once, lets no name come alive, and axe has nothing to say", async () => {
    const { page } = scene;
    await page.locator('[data-testid="link-state"][data-state="streaming"]').waitFor();
    await page.getByTestId("session-start").click();
    await page.getByTestId("session-stop").waitFor();

    const cues = async () => (await scene.seen()).map(({ cue }) => cue);
    await expect.poll(cues, { timeout: CUE_WITHIN_MS }).toContain(textOf("slower"));
    await page.keyboard.press("s");
    await expect.poll(cues).toContain(textOf("stop-user"));

    expect(await page.getByRole("option").allTextContents()).toContain(HOSTILE);
    await withAxe(page);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByTestId("session-stop").click();
    await page.getByTestId("session-start").waitFor();
    expect(await page.evaluate("window.hacked")).toBeUndefined();
  });
});
