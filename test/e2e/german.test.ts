// The page in German says nothing in English: every page is read in both languages, and whatever is alike needs a reason.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";

import { browserIsMissing, needsBrowser, PATIENT_MS } from "#test/e2e/browser.ts";
import { goTo, openReader, settled, type Reader } from "#test/e2e/everyPage.ts";
import { openUsedHub, type UsedHub } from "#test/e2e/usedHub.ts";

/** What the person wrote. */
const OWN = { person: "Ada of the long hill", note: "after the club run uphill", roller: "the blue foam roller" };

/** Rightly alike in both languages, and why. */
const ALIKE: readonly (readonly [pattern: RegExp, why: string])[] = [
  [new RegExp(Object.values(OWN).join("|")), "somebody wrote it"],
  [/^(?:npm|sudo|ls) /, "a command"],
  [/^[^a-z]*$/i, "no words in it"],
  [/^Simulated Puck\.js/, "what a roller calls itself"],
];

/** Texts of three words or more, and what stands in for a text: labels, titles. */
const READ = `[...document.querySelectorAll("#root *, dialog *")].flatMap((element) => [
  ...[...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent ?? ""),
  ...["aria-label", "title", "placeholder", "alt"].map((name) => element.getAttribute(name) ?? ""),
]).map((text) => text.replace(/\\s+/g, " ").trim()).filter((text) => /\\S+ \\S+ \\S+/.test(text))`;

async function textsOf({ page }: Reader): Promise<string[]> {
  return z.array(z.string()).parse(await page.evaluate(READ));
}

function alike(english: readonly string[], other: readonly string[]): string[] {
  const known = new Set(english);
  const left = other.filter((text) => known.has(text) && !ALIKE.some(([pattern]) => pattern.test(text)));
  return [...new Set(left)];
}

describe("in German", () => {
  let browser: UsedHub["browser"];
  let hub: UsedHub["hub"];
  let lived: UsedHub["lived"];
  let addresses: UsedHub["addresses"];
  let close: UsedHub["close"] | undefined;
  beforeAll(async () => {
    if (browserIsMissing) return;
    ({ browser, hub, lived, addresses, close } = await openUsedHub({ words: OWN, pastSessions: 12, sessionS: 20 }));
  }, PATIENT_MS);
  beforeEach(needsBrowser);
  afterAll(() => close?.());

  test("every page and dialog says everything in German", { timeout: 3 * PATIENT_MS }, async ({ onTestFinished }) => {
    const [english, german] = await Promise.all(
      ["en-GB", "de-DE"].map((locale) => openReader(browser, { locale }, lived.nowMs)),
    );
    if (english === undefined || german === undefined) throw new Error("no reader");
    onTestFinished(async () => {
      await Promise.all([english.close(), german.close()]);
    });
    const both = [english, german] as const;
    const left: string[] = [];
    let read = 0;
    const compare = async (where: string) => {
      const [one, other] = await Promise.all(both.map(textsOf));
      read += other?.length ?? 0;
      left.push(...alike(one ?? [], other ?? []).map((text) => `${where}: ${text}`));
    };
    const rollerId = hub.lines[0]?.rollerId ?? "";
    const started = await fetch(`${hub.url}/api/rollers/${rollerId}/program`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ action: "start", programId: "post-run-deep" }),
    });
    expect(started.status, await started.text()).toBe(200);
    await Promise.all(
      both.map(async (reader) => {
        await reader.page.goto(hub.url);
        await settled(reader.page);
        await reader.page.locator(".program-said").waitFor();
      }),
    );
    expect(await german.page.evaluate("document.documentElement.lang")).toBe("de");
    await compare("/");
    for (const at of [0, 1, 2]) {
      const names = [
        ["Programs", "Programme"],
        ["Settings", "Einstellungen"],
        ["Keys", "Tasten"],
      ][at];
      await Promise.all(
        both.map(async ({ page }, which) => {
          await page.getByRole("button", { name: names?.[which] ?? "", exact: true }).click();
          await page.getByRole("dialog").waitFor();
          if (at === 0) await page.locator(".program-list li").first().waitFor();
        }),
      );
      await compare(`dialog ${names?.[0]}`);
      await Promise.all(both.map(({ page }) => page.keyboard.press("Escape")));
    }
    for (const address of addresses) {
      if (address === "/") continue;
      await Promise.all(both.map(({ page }) => goTo(page, address)));
      await compare(address);
    }
    // A page that stayed empty would have nothing left in English either.
    expect(read).toBeGreaterThan(200);
    expect(left).toEqual([]);
  });
});
