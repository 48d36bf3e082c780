// A person's first evening, by keyboard alone: each step begins where the one before ended. Where the keyboard reaches is
// tested page by page in everyPage.test.ts; here it does what a person does.
import { readFile } from "node:fs/promises";

import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { browserIsMissing, launchBrowser, needsBrowser, PATIENT_MS } from "#test/e2e/browser.ts";
import { calibrateByKeys } from "#test/e2e/calibrationByKeys.ts";
import { startHubProcess, type HubProcess } from "#test/e2e/hubProcess.ts";
import { createKeyboard, type Keyboard } from "#test/e2e/keyboard.ts";
import { english } from "#test/e2e/words.ts";
import { temporaryFolder } from "#test/hub/runningHub.ts";

const LONGEST_MS = 600_000;
/** Nearly three minutes of calibration are the simulated person's own; what they and the hub's clock go through faster. */
const SPEED = 4;
const ROLLER = "sim:home-calibration?seed=1";
const STEPS = 12;

describe("the first evening, by keyboard", { timeout: LONGEST_MS }, () => {
  let browser: Browser;
  let hub: HubProcess;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let page: Page;
  let keyboard: Keyboard;
  beforeAll(async () => {
    if (browserIsMissing) return;
    browser = await launchBrowser();
  }, PATIENT_MS);
  beforeEach(async (context) => {
    needsBrowser(context);
    folder = await temporaryFolder();
    hub = await startHubProcess(folder.path, ROLLER, { speed: SPEED });
    const options = { viewport: { width: 1280, height: 800 }, serviceWorkers: "block" } as const;
    page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(PATIENT_MS);
    keyboard = await createKeyboard(page);
  }, PATIENT_MS);
  afterEach(async () => {
    await page?.context().close();
    await hub?.kill();
    await folder?.remove();
  }, PATIENT_MS);
  afterAll(() => browser?.close());

  // One test of many steps: none can begin without those before it.
  test("sets up, calibrates, rolls, is coached, stops, looks back and takes it away", async () => {
    await setUp();
    await calibrate();
    await followProgram();
    await markAndStop();
    await lookBack();
    await takeAway();
    expect(await keyboard.pointed()).toBe(false);
  });

  async function setUp(): Promise<void> {
    const say = await english("setup");
    await page.goto(hub.url);
    await keyboard.enter(page.getByRole("button", { name: say("bar.accept") }));
    const weight = page.getByLabel(say("person.weight", "kg"));
    await keyboard.tabTo(weight);
    await keyboard.type("71");
    await keyboard.press("Enter");
    await keyboard.enter(page.getByRole("button", { name: (await english("screening"))("none") }));
    await keyboard.enter(page.getByRole("link", { name: say("roller.calibrate") }));
  }

  async function calibrate(): Promise<void> {
    const say = await english("calibration");
    const taken = await calibrateByKeys(page, keyboard);
    expect(taken.map(({ said }) => said)).toEqual(Array.from({ length: STEPS }, () => say("good")));
    await page.getByText(say("done.grades.good")).waitFor();
    expect(await page.locator(".calibration-taken li").count()).toBe(STEPS);
    await keyboard.enter(page.getByRole("link", { name: say("done.live") }));
  }

  async function followProgram(): Promise<void> {
    await keyboard.enter(page.getByTestId("session-start"));
    await page.getByTestId("session-stop").waitFor();
    await keyboard.enter(page.getByRole("button", { name: "Programs", exact: true }));
    await keyboard.enter(
      page
        .getByRole("dialog")
        .getByRole("button", { name: /^Start / })
        .first(),
    );
    const program = page.getByTestId("program");
    await program.waitFor();
    await page.locator(".program-said").waitFor();
    await keyboard.press("n");
    await program.getByText(/2 of/).waitFor();
  }

  async function markAndStop(): Promise<void> {
    await keyboard.press("t");
    await page.getByText("Tender spot marked.").waitFor();
    await keyboard.press("s");
    await page.locator(':root[data-cue="stop-user"]').waitFor();
    await keyboard.enter(page.getByTestId("session-stop"));
    await page.getByTestId("session-start").waitFor();
  }

  async function lookBack(): Promise<void> {
    await keyboard.enter(page.getByRole("link", { name: "Sessions", exact: true }));
    await keyboard.enter(page.getByTestId("sessions-list").getByRole("link").first());
    await page.getByRole("heading", { name: /^Session of / }).waitFor();
  }

  async function takeAway(): Promise<void> {
    await keyboard.enter(page.locator("details.exports summary"));
    const csv = page.locator('a[href$="format=csv"]');
    const [download] = await Promise.all([page.waitForEvent("download"), keyboard.enter(csv)]);
    const text = await readFile(await download.path(), "utf8");
    const [header = "", ...rows] = text.trim().split("\r\n");
    const force = header.split(",").indexOf("force (N)");
    expect(force).toBeGreaterThan(0);
    expect(rows.length).toBeGreaterThan(100);
    // The pressure is known by the calibration that was just made.
    const known = rows.map((row) => row.split(",")[force]).filter((cell) => cell !== "" && cell !== undefined);
    expect(known.length).toBeGreaterThan(rows.length / 2);
  }
});
