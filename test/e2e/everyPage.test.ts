// Every page of web/shell/pages.ts, for people who read it with a keyboard, large, in the dark, by ear or in another
// language, and with data that means harm.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { browserIsMissing, needsBrowser, PATIENT_MS } from "#test/e2e/browser.ts";
import { axeViolations } from "#test/e2e/axe.ts";
import {
  goTo,
  keyboardFaults,
  openReader,
  settled,
  toTheBeginning,
  widerBy,
  type Reader,
} from "#test/e2e/everyPage.ts";
import { openUsedHub, type UsedHub } from "#test/e2e/usedHub.ts";

const ALIVE = `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`;
const HOSTILE = {
  person: `${ALIVE.slice(0, 46)}"'>`,
  note: `${ALIVE} =HYPERLINK("x") {{1+1}} مرحبا بالعالم ${"wide".repeat(80)}`.slice(0, 500),
  // Nothing holds a name in an old session's file to a length.
  roller: `${ALIVE} שלום ${"long ".repeat(1000)}${"w".repeat(5000)}`,
};

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** A laptop at 200 %, and what WCAG asks a page to fit. */
const LARGE = { width: 640, height: 400 };
const NARROWEST = { width: 320, height: 640 };

describe("every page", { timeout: 400_000 }, () => {
  let browser: UsedHub["browser"];
  let hub: UsedHub["hub"];
  let lived: UsedHub["lived"];
  let addresses: UsedHub["addresses"];
  let close: UsedHub["close"] | undefined;
  beforeAll(async () => {
    if (browserIsMissing) return;
    ({ browser, hub, lived, addresses, close } = await openUsedHub({
      words: HOSTILE,
      pastSessions: 4,
      sessionS: 20,
      firstVisit: true,
    }));
  }, PATIENT_MS);
  beforeEach(needsBrowser);
  afterAll(() => close?.());

  async function open({ page }: Reader, address: string): Promise<void> {
    await page.goto(hub.url + address);
    await settled(page);
  }

  async function onEach(
    reader: Reader,
    visit: (address: string) => Promise<void>,
    look: () => Promise<readonly string[]>,
  ): Promise<string[]> {
    const wrong: string[] = [];
    for (const address of addresses) {
      await visit(address);
      const found = [...(await look()), ...reader.faults()];
      if ((await reader.page.evaluate("window.hacked")) !== undefined) found.push("a text came alive");
      wrong.push(...found.map((line) => `${address}: ${line}`));
    }
    return wrong;
  }
  /** By day and by night. */
  async function axeInBothThemes({ page }: Reader): Promise<string[]> {
    const wrong: string[] = [];
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      wrong.push(...(await axeViolations(page)).map((line) => `${colorScheme}: ${line}`));
    }
    return wrong;
  }
  const fits = async ({ page }: Reader, size: { width: number; height: number }) => {
    await page.setViewportSize(size);
    const px = await widerBy(page);
    return px > 0 ? [`${px} px wider than ${size.width}`] : [];
  };

  test("on a laptop: axe has nothing to say by day and by night, the keyboard reaches all, and 200 % fits", async ({
    onTestFinished,
  }) => {
    const reader = await openReader(browser, { viewport: LAPTOP }, lived.nowMs);
    onTestFinished(reader.close);
    const { page } = reader;
    // Opened anew each time, so that the keyboard begins at the beginning.
    const wrong = await onEach(
      reader,
      (address) => open(reader, address),
      async () => {
        const found = [...(await axeInBothThemes(reader)), ...(await keyboardFaults(page))];
        found.push(...(await fits(reader, LARGE)), ...(await fits(reader, NARROWEST)));
        await page.setViewportSize(LAPTOP);
        return found;
      },
    );
    expect(wrong).toEqual([]);
  });

  test("the way past the navigation works, and dialogs keep the rules too, in both themes", async ({
    onTestFinished,
  }) => {
    const reader = await openReader(browser, { viewport: LAPTOP, colorScheme: "light" }, lived.nowMs);
    onTestFinished(reader.close);
    const { page } = reader;
    await open(reader, "/");
    await toTheBeginning(page);
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement?.id")).toBe("main");
    const wrong: string[] = [];
    for (const name of ["Programs", "Settings", "Keys"]) {
      await page.getByRole("button", { name, exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      wrong.push(...(await axeViolations(page)));
      await page.emulateMedia({ colorScheme: "dark" });
      wrong.push(...(await axeViolations(page)));
      await page.emulateMedia({ colorScheme: "light" });
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      // Back where it was opened.
      expect(await page.evaluate("document.activeElement?.textContent")).toBe(name);
    }
    expect([...wrong, ...reader.faults()]).toEqual([]);
  });

  test("in the system's own colours Stop and what is shown keep their edges, and still means still", async ({
    onTestFinished,
  }) => {
    const reader = await openReader(browser, { viewport: LARGE, forcedColors: "active" }, lived.nowMs);
    onTestFinished(reader.close);
    const { page } = reader;
    await open(reader, "/");
    const stop = page.getByRole("button", { name: /^Stop/ });
    await page.locator('[data-testid="link-state"][data-state="streaming"]').waitFor();
    const box = await stop.boundingBox();
    expect((box?.y ?? NaN) + (box?.height ?? NaN)).toBeLessThanOrEqual(LARGE.height);
    const edge = `getComputedStyle(document.querySelector(".button-stop")).borderTopWidth`;
    expect(Number.parseFloat(String(await page.evaluate(edge)))).toBeGreaterThan(0);
    expect(await axeViolations(page)).toEqual([]);
    const worm = `document.querySelector(".lane .worm-body")?.getAttribute("d")`;
    const before = await page.evaluate(worm);
    expect(before).toMatch(/^M/);
    await page.waitForTimeout(300);
    expect(await page.evaluate(worm)).toBe(before);
    expect(reader.faults()).toEqual([]);
  });

  test("on a phone in German: axe has nothing to say by day and by night, and it fits", async ({ onTestFinished }) => {
    const options = { viewport: PHONE, locale: "de-DE" };
    const reader = await openReader(browser, options, lived.nowMs);
    onTestFinished(reader.close);
    await open(reader, "/");
    const visit = (address: string) => (address === "/" ? Promise.resolve() : goTo(reader.page, address));
    const wrong = await onEach(reader, visit, async () => [
      ...(await axeInBothThemes(reader)),
      ...(await fits(reader, PHONE)),
    ]);
    expect(wrong).toEqual([]);
  });
});
