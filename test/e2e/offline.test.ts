import { cp, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "playwright";
import { describe, expect, test } from "vitest";

import { systemClock } from "#hub/clock.ts";
import { openLink } from "#hub/link/open.ts";
import { PATIENT_MS } from "#test/e2e/browser.ts";
import { startHubProcess } from "#test/e2e/hubProcess.ts";
import { WEB_DIR } from "#test/e2e/scene.ts";
import { english } from "#test/e2e/words.ts";
import { sharedBrowser } from "#test/e2e/sharedBrowser.ts";
import { runHub, temporaryFolder } from "#test/hub/runningHub.ts";

const LINK = "sim:post-run?seed=3";
const linkState = (page: Page, state: string) => page.locator(`[data-testid="link-state"][data-state="${state}"]`);

/** Everything the page needs is kept, and nothing that the hub said. */
async function keptPaths(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  })()`);
}

const NEWER_STYLE = "/assets/index-newer.css";

/** The same build, but for the name of its style. */
async function newerBuild(dir: string): Promise<string> {
  await cp(WEB_DIR, dir, { recursive: true });
  const index = join(dir, "index.html");
  const html = await readFile(index, "utf8");
  const style = /href="(\/assets\/index-[^"]+\.css)"/.exec(html)?.[1] ?? "";
  await rename(join(dir, style), join(dir, NEWER_STYLE));
  await writeFile(index, html.replace(style, NEWER_STYLE));
  const worker = join(dir, "service-worker.js");
  const source = await readFile(worker, "utf8");
  await writeFile(worker, source.replace(style, NEWER_STYLE).replace('"version":"', '"version":"newer-'));
  return dir;
}

describe("the page without its hub", () => {
  const browser = sharedBrowser();

  test(
    "opens, says that the hub is away, and goes on by itself when it is back",
    { timeout: 240_000 },
    async ({ onTestFinished }) => {
      const shell = await english("shell");
      const folder = await temporaryFolder();
      onTestFinished(folder.remove);
      const hub = await startHubProcess(folder.path, LINK);
      onTestFinished(() => hub.kill());
      const { url } = hub;
      const context = await browser().newContext();
      onTestFinished(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENT_MS);
      await page.goto(url);
      await linkState(page, "streaming").waitFor();
      await page.getByTestId("session-start").click();
      await page.getByTestId("session-stop").waitFor();
      await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
      await page.evaluate("fetch('/api/health').then((answer) => answer.text())");
      const kept = await keptPaths(page);
      expect(kept).toContain("/");
      expect(kept.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(3);
      expect(kept.filter((path) => path.endsWith(".woff2")).length).toBeGreaterThan(0);
      expect(kept.filter((path) => /^\/(api|live)/.test(path))).toEqual([]);

      await hub.kill();
      await linkState(page, "hubAway").waitFor();
      await page.reload();
      await linkState(page, "hubAway").waitFor();
      await page.getByText(shell("states.offline")).waitFor();
      await expect(page.evaluate("fetch('/api/health')")).rejects.toThrow("Failed to fetch");
      // Another page, which was never opened while the hub was there.
      await page.getByRole("link", { name: shell("pages.sessions") }).click();
      await page.getByRole("heading", { name: shell("states.offline") }).waitFor();

      const { hub: back } = await runHub({
        links: [openLink(LINK, { clock: systemClock })],
        dataDir: folder.path,
        webDir: await newerBuild(join(folder.path, "newer")),
        port: Number(new URL(url).port),
      });
      onTestFinished(() => back.stop());
      // What was recorded until the hub died is there.
      await page.getByTestId("sessions-list").getByRole("listitem").waitFor();
      await page.getByRole("link", { name: shell("pages.live"), exact: true }).click();
      await linkState(page, "streaming").waitFor();
      await page.getByTestId("session-start").waitFor();

      // The hub was updated meanwhile: the open page goes on, says so, and the next load is the new one.
      await page.getByRole("button", { name: shell("newer.load") }).click();
      await page.locator(`link[href="${NEWER_STYLE}"]`).waitFor({ state: "attached" });
      await linkState(page, "streaming").waitFor();
      expect(await page.getByRole("button", { name: shell("newer.load") }).count()).toBe(0);
    },
  );
});
