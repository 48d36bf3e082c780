// What opens over a page keeps the rules too: each dialog, menu and question, by day and by night, on a laptop and on a phone.
import type { Locator, Page } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { axeViolations } from "#test/e2e/axe.ts";
import { browserIsMissing, needsBrowser, PATIENT_MS } from "#test/e2e/browser.ts";
import { openReader, settled } from "#test/e2e/everyPage.ts";
import { openUsedHub, type UsedHub } from "#test/e2e/usedHub.ts";
import { english, type Say } from "#test/e2e/words.ts";

const SIZES = { laptop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

describe("what opens over a page", { timeout: 5 * PATIENT_MS }, () => {
  let used: UsedHub | undefined;
  let say: Record<"actions" | "programs" | "session" | "shell", Say>;
  beforeAll(async () => {
    if (browserIsMissing) return;
    const words = { person: "Ada", note: "after the hill", roller: "the blue one" };
    const [actions, programs, session, shell] = await Promise.all(
      ["actions", "programs", "session", "shell"].map(english),
    );
    if (!actions || !programs || !session || !shell) throw new Error("no words");
    say = { actions, programs, session, shell };
    used = await openUsedHub({ words, pastSessions: 2, sessionS: 20 });
  }, PATIENT_MS);
  beforeEach(needsBrowser);
  afterAll(() => used?.close());

  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

  test.each(["laptop", "phone"] as const)("axe has nothing to say on a %s", async (size) => {
    if (used === undefined) throw new Error("no hub");
    const { browser, hub, lived } = used;
    const reader = await openReader(browser, { viewport: SIZES[size] }, lived.nowMs);
    const { page } = reader;
    const wrong: string[] = [];
    async function look(where: string): Promise<void> {
      for (const colorScheme of ["dark", "light"] as const) {
        await page.emulateMedia({ colorScheme });
        wrong.push(...(await axeViolations(page)).map((line) => `${where}, ${colorScheme}: ${line}`));
      }
    }
    async function lookAtDialog(where: string, opens: Locator): Promise<void> {
      await opens.click();
      const dialog = page.getByRole("dialog").last();
      await dialog.waitFor();
      await look(where);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }

    await page.goto(hub.url);
    await settled(page);
    await page.locator('[data-testid="link-state"][data-state="streaming"]').waitFor();
    const menu = page.locator(".tools-menu");
    for (const name of [say.programs("open"), say.actions("settings"), say.actions("help")]) {
      if (await menu.isVisible()) await menu.click();
      if (name === say.programs("open")) await look("the tools");
      await lookAtDialog(name, button(page, name));
    }
    await page.getByTestId("link-state").click();
    await look("the link");
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await button(page, say.actions("prompt.reasons.sharp")).waitFor();
    await look("something is wrong");

    await page.goto(`${hub.url}/sessions/${lived.sessionId}`);
    await settled(page);
    await page.locator("details.exports summary").click();
    await look("the exports");
    await lookAtDialog("to share", button(page, say.session("take.share")));
    await lookAtDialog("to delete", button(page, say.session("take.remove")));
    expect([...wrong, ...reader.faults()]).toEqual([]);
    await reader.close();
  });
});
