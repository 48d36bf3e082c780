// Every page there is, with real things behind its address, in a browser as one kind of person has it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Browser, BrowserContextOptions, Page } from "playwright";
import * as z from "zod/mini";

import { AXE } from "#test/e2e/axe.ts";
import { PATIENT_MS } from "#test/e2e/browser.ts";

/** What stands where an address has a variable part. */
export interface Ids {
  readonly session: string;
  readonly person: string;
  readonly roller: string;
}

/** Which of the ids a variable part means, by the address it stands in. */
const MEANS: readonly (readonly [beginsWith: string, id: keyof Ids])[] = [
  ["/sessions/", "session"],
  ["/screening/", "person"],
  ["/people/", "person"],
  ["/rollers/", "roller"],
];

const Pages = z.array(z.object({ path: z.string() }));

/** The live page first. @throws Error when an address has a variable part that `MEANS` does not know. */
export async function everyAddress(ids: Ids): Promise<string[]> {
  // Code of the browser's part of the project: the type checker of this part does not know it.
  const module: string = "#web/shell/pages.ts";
  const { PAGES } = z.object({ PAGES: Pages }).parse(await import(module));
  return ["/", ...PAGES.map(({ path }) => addressOf(path, ids)), "/no-such-page"];
}

function addressOf(path: string, ids: Ids): string {
  return path.replace(/:\w+\??/, () => {
    const known = MEANS.find(([beginsWith]) => path.startsWith(beginsWith));
    if (known === undefined) throw new Error(`test/e2e/everyPage.ts does not know what stands in ${path}`);
    return ids[known[1]];
  });
}

const KEYBOARD = readFileSync(fileURLToPath(new URL("./page/keyboard.js", import.meta.url)), "utf8");

export interface Reader {
  readonly page: Page;
  /** Faults of the page's own code and texts that came alive, since the last look. */
  faults(): string[];
  close(): Promise<void>;
}

export async function openReader(browser: Browser, options: BrowserContextOptions, nowMs: number): Promise<Reader> {
  const context = await browser.newContext({ serviceWorkers: "block", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENT_MS);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.clock.install({ time: nowMs });
  await page.addInitScript(AXE);
  await page.addInitScript(KEYBOARD);
  return { page, faults: () => faults.splice(0), close: () => context.close() };
}

const SETTLED = "main:not(:has(.page-empty .worm-crawling)) h1";

/** Until the page has what it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.locator(SETTLED).first().waitFor({ state: "attached" });
}

export async function isSettled(page: Page): Promise<boolean> {
  return (await page.locator(SETTLED).count()) > 0;
}

/** Goes on inside the page, as a link does; loading everything anew takes three times as long. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(
    `document.querySelector("main").dataset.before = "yes"; history.pushState(null, "", "${address}")`,
  );
  await page.locator("main:not([data-before])").waitFor();
  await settled(page);
}

const Stop = z.object({ id: z.number(), index: z.number(), name: z.string() });
const Stops = z.array(z.object({ ...Stop.shape, outlined: z.boolean(), inView: z.boolean() }));

/** At the first stop of the page: a first visit puts the focus on what it asks first. */
export async function toTheBeginning(page: Page): Promise<void> {
  await page.evaluate(
    `document.activeElement.blur(); window.keyboard.stops.length = 0; document.querySelector("a[href], button").focus()`,
  );
}

/** Once no more of them come: parts of a page are fetched after it. */
async function allStops(page: Page): Promise<z.infer<typeof Stop>[]> {
  const read = async () => z.array(Stop).parse(await page.evaluate("window.keyboard.all()"));
  let all = await read();
  for (let tries = 0; tries < 20; tries++) {
    await page.waitForTimeout(500);
    const before = all;
    all = await read();
    if (all.length === before.length) break;
  }
  return all;
}

/** What is wrong for someone with a keyboard only, a line each, from the beginning of the page on. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const due = await allStops(page);
  await toTheBeginning(page);
  for (let press = 0; press < due.length; press++) await page.keyboard.down("Tab");
  await page.keyboard.up("Tab");
  const all = Stops.parse(await page.evaluate("window.keyboard.stops.splice(0)"));
  const wrong: string[] = [];
  const reached = new Set<number>();
  let before = -1;
  for (const { id, index, name, outlined, inView } of all) {
    // Once around; and whoever is kept in a corner comes by again without having reached the rest.
    if (reached.has(id)) break;
    if (reached.size === 0 && !name.startsWith("a.skip"))
      wrong.push(`the first stop is not the way to the page: ${name}`);
    if (!outlined) wrong.push(`no sign of the focus: ${name}`);
    if (!inView) wrong.push(`the focus is out of sight: ${name}`);
    if (index < before) wrong.push(`not in the order of the page: ${name}`);
    before = index;
    reached.add(id);
  }
  const missed = due.filter(({ id }) => id >= 0 && !reached.has(id));
  return [...wrong, ...missed.map(({ name }) => `out of reach: ${name}`)];
}

/** How much wider the page is than the window, px. */
export async function widerBy(page: Page): Promise<number> {
  // What sticks out of the frame is cut off there and moves nothing.
  const right = `Math.max(...[...document.querySelectorAll("#root > *")].map((part) => part.getBoundingClientRect().right))`;
  return z
    .number()
    .parse(await page.evaluate(`Math.max(document.documentElement.scrollWidth, ${right}) - window.innerWidth`));
}
