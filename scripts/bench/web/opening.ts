// A real hub with a simulated roller: when the live page paints first, and how old a sample is when it is drawn.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser } from "playwright";

import { systemClock } from "#hub/clock.ts";
import { startHub } from "#hub/hub.ts";
import { openLink } from "#hub/link/open.ts";
import { percentiles } from "#scripts/bench/statistics.ts";
import type { Percentiles } from "#scripts/bench/statistics.ts";

export interface Opening {
  /** From the request for the page, ms; nothing in the browser's cache. */
  readonly firstPaintMs: number;
  /** From the request for the page until a frame has live values in it, ms. */
  readonly liveMs: number;
  /** From the time a tick's values refer to until the frame that draws them begins, ms. */
  readonly sampleToFrameMs: Percentiles;
}

export interface OpeningOptions {
  readonly browser: Browser;
  readonly webDir: string;
  readonly watch: string;
  readonly uri: string;
  readonly seconds: number;
}

export async function measureOpening({ browser, webDir, watch, uri, seconds }: OpeningOptions): Promise<Opening> {
  const dataDir = await mkdtemp(join(tmpdir(), "inchworm-bench-web-"));
  const hub = await startHub({
    hubVersion: "bench",
    clock: systemClock,
    links: [openLink(uri, { clock: systemClock })],
    strictLinks: true,
    calibrations: [],
    dataDir,
    webDir,
    host: "127.0.0.1",
    port: 0,
    otherPorts: 0,
    allowLan: false,
    doctor: () => Promise.resolve({ system: "linux", findings: [] }),
    report: (part, error) => process.stderr.write(`${part}: ${error.message}\n`),
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ path: watch });
    await page.goto(hub.url);
    await page.waitForSelector('[data-testid="pace-band"]:not([data-side="unknown"])');
    const firstPaintMs = await page.evaluate<number>(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN",
    );
    await page.evaluate("window.watched.agesMs.length = 0");
    await page.waitForTimeout(seconds * 1000);
    const liveMs = await page.evaluate<number>("window.watched.liveMs");
    return {
      firstPaintMs,
      liveMs,
      sampleToFrameMs: percentiles(await page.evaluate<number[]>("window.watched.agesMs"), 1),
    };
  } finally {
    await context.close();
    await hub.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
