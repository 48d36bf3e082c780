// What opens over a page, and what a page shows once something was answered, keeps the rules too: each dialog, menu, question
// and filled-in form, by day and by night, on a laptop and on a phone. The lists of a choice are the browser's own.
import type { Locator, Page } from "playwright";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";

import type { ServerMessage } from "#shared/schema/live.ts";
import { axeViolations } from "#test/e2e/axe.ts";
import { browserIsMissing, needsBrowser, PATIENT_MS } from "#test/e2e/browser.ts";
import { openReader, settled } from "#test/e2e/everyPage.ts";
import { openUsedHub, type UsedHub } from "#test/e2e/usedHub.ts";
import { english, type Say } from "#test/e2e/words.ts";

const SIZES = { laptop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const AREAS = ["actions", "clinic", "keeping", "programs", "screening", "session", "shell", "today"] as const;

describe("what opens over a page", { timeout: 5 * PATIENT_MS }, () => {
  let used: UsedHub | undefined;
  let say: Readonly<Record<(typeof AREAS)[number], Say>>;
  beforeAll(async () => {
    if (browserIsMissing) return;
    const words = { person: "Ada", note: "after the hill", roller: "the blue one" };
    const [actions, clinic, keeping, programs, screening, session, shell, today] = await Promise.all([
      english("actions"),
      english("clinic"),
      english("keeping"),
      english("programs"),
      english("screening"),
      english("session"),
      english("shell"),
      english("today"),
    ]);
    say = { actions, clinic, keeping, programs, screening, session, shell, today };
    used = await openUsedHub({ words, pastSessions: 2, sessionS: 20 });
  }, PATIENT_MS);
  beforeEach(needsBrowser);
  afterAll(() => used?.close());

  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

  interface Looker {
    readonly page: Page;
    open(address: string): Promise<void>;
    look(where: string): Promise<void>;
    lookAtDialog(where: string, opens: Locator): Promise<void>;
    /** What was wrong so far, a line each. */
    wrong(): string[];
    /** Into the page, as if the hub had said it. */
    tell(message: ServerMessage): void;
  }

  async function looker(size: keyof typeof SIZES): Promise<Looker> {
    if (used === undefined) throw new Error("no hub");
    const { browser, hub, lived } = used;
    const reader = await openReader(browser, { viewport: SIZES[size] }, lived.nowMs);
    onTestFinished(reader.close);
    const { page } = reader;
    const wrong: string[] = [];
    let tell: Looker["tell"] | undefined;
    await page.routeWebSocket("**/live", (socket) => {
      socket.connectToServer();
      tell = (message) => socket.send(JSON.stringify(message));
    });
    async function look(where: string): Promise<void> {
      for (const colorScheme of ["dark", "light"] as const) {
        await page.emulateMedia({ colorScheme });
        wrong.push(...(await axeViolations(page)).map((line) => `${where}, ${colorScheme}: ${line}`));
      }
    }
    return {
      page,
      look,
      async open(address) {
        await page.goto(hub.url + address);
        await settled(page);
      },
      async lookAtDialog(where, opens) {
        await opens.click();
        const dialog = page.getByRole("dialog").last();
        await dialog.waitFor();
        await look(where);
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
      },
      wrong: () => [...wrong, ...reader.faults()],
      tell: (message) => tell?.(message),
    };
  }

  test.each(["laptop", "phone"] as const)(
    "axe has nothing to say when something is asked or was answered, on a %s",
    async (size) => {
      const { page, open, look, lookAtDialog, wrong, tell } = await looker(size);
      const rollerId = used?.hub.lines[0]?.rollerId ?? "";
      await open("/");
      await page.locator('[data-testid="link-state"][data-state="streaming"]').waitFor();
      const asks = { promptId: "discomfort", ruleId: "R7", text: "How much does it hurt, 0 to 10?" } as const;
      await expect
        .poll(async () => {
          tell({ type: "prompt", rollerId, action: "show", sampleMs: 0, sentMs: 0, ...asks });
          return page.locator(".prompt-scale").count();
        })
        .toBe(1);
      await look("how much it hurts");
      tell({ type: "notice", code: "SCREENING_DUE", message: "Questions are due", whatToDo: "Answer.", sentMs: 0 });
      await button(page, say.shell("notice.answer")).waitFor();
      await look("a notice");
      await lookAtDialog("the questions before rolling", button(page, say.shell("notice.answer")));

      await open("/rollers");
      await lookAtDialog("a roller's name and person", page.locator(".roller-foot .text-button"));

      await open("/sessions");
      await page.route("**/api/keeping/effect*", (route) => route.fulfill({ json: { samples: 5, sessions: 3 } }));
      await page.locator("details.keeping summary").click();
      await page.getByLabel(say.keeping("samples")).waitFor();
      await look("how long sessions are kept");
      await page.getByLabel(say.keeping("samples")).selectOption("30");
      await page.getByRole("dialog", { name: say.keeping("confirm.title") }).waitFor();
      await look("to delete what is older");

      await open(`/sessions/${used?.lived.sessionId}`);
      for (const name of ["details.before", "details.after"])
        await page.getByRole("slider", { name: say.session(name) }).fill("4");
      await page.getByLabel(say.session("details.phase")).selectOption("hills");
      await page.getByLabel(say.session("details.note"), { exact: true }).fill("The outside let go.");
      await look("what was felt, not saved");
      await button(page, say.session("details.save")).click();
      await page.getByText(say.session("details.saved"), { exact: true }).waitFor();
      await look("what was felt, saved");

      await open("/today");
      await page.getByRole("slider", { name: say.today("checkIn.kneePain") }).fill("8");
      await page.getByLabel(say.today("checkIn.bruised")).check();
      await page.getByText(say.today("refer")).waitFor();
      await look("the check-in, not told");
      await button(page, say.today("checkIn.save")).click();
      await page.getByText(say.today("checkIn.saved")).waitFor();
      await look("the check-in, told");
      expect(wrong()).toEqual([]);
    },
  );

  // Last: its stop closes the area for the day.
  test.each(["laptop", "phone"] as const)("nor of what opens, on a %s", async (size) => {
    const { page, open, look, lookAtDialog, wrong } = await looker(size);
    await open("/");
    await page.locator('[data-testid="link-state"][data-state="streaming"]').waitFor();
    const pages = page.locator(".pages-menu");
    if (await pages.isVisible()) {
      await pages.click();
      await look("the pages");
      await page.keyboard.press("Escape");
    }
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

    await open(`/sessions/${used?.lived.sessionId}`);
    await page.locator("details.exports summary").click();
    await look("the exports");
    await lookAtDialog("to share", button(page, say.session("take.share")));
    await lookAtDialog("to delete", button(page, say.session("take.remove")));
    expect(wrong()).toEqual([]);
  });
});
