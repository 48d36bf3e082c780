// One hub with its rollers, the dashboard open in the browser, and a second client that keeps every message.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { Browser, Page } from "playwright";

import { systemClock } from "#hub/clock.ts";
import type { Hub } from "#hub/hub.ts";
import type { Link } from "#hub/link/link.ts";
import { openLink } from "#hub/link/open.ts";
import type { TruthLine } from "#sim/truth/truthLine.ts";
import { PATIENT_MS } from "#test/e2e/browser.ts";
import { runHub, temporaryFolder } from "#test/hub/runningHub.ts";
import { connect, type TestClient } from "#test/live/liveHub.ts";

export const WEB_DIR = fileURLToPath(new URL("../../web/dist", import.meta.url));
const WATCH = fileURLToPath(new URL("./page/watch.js", import.meta.url));

/** What the page showed from `atMs` (hub clock) on. */
export interface Seen {
  readonly atMs: number;
  readonly cue?: string;
  readonly link?: string;
  readonly holdSeconds: number;
}

export interface Scene {
  readonly hub: Hub;
  readonly page: Page;
  readonly client: TestClient;
  /** What really happens, for simulated rollers. */
  readonly truth: TruthLine[];
  seen(): Promise<Seen[]>;
  close(): Promise<void>;
}

export async function openScene(browser: Browser, ...rollers: readonly (string | Link)[]): Promise<Scene> {
  if (!existsSync(WEB_DIR)) throw new Error("web/dist is missing: run the tests with npm test, which builds it first");
  const truth: TruthLine[] = [];
  const deps = { clock: systemClock, onTruth: (line: TruthLine) => truth.push(line) };
  const links = rollers.map((roller) => (typeof roller === "string" ? openLink(roller, deps) : roller));
  const folder = await temporaryFolder();
  const { hub } = await runHub({ links, dataDir: folder.path, webDir: WEB_DIR });
  const client = connect(`${hub.url.replace("http", "ws")}/live`);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENT_MS);
  await page.addInitScript({ path: WATCH });
  await page.goto(hub.url);
  return {
    hub,
    page,
    client,
    truth,
    seen: () => page.evaluate<Seen[]>("window.seen"),
    async close() {
      client.socket.close();
      await context.close();
      await hub.stop();
      await folder.remove();
    },
  };
}
