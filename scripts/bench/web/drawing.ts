// Four traces at 100 Hz on the live page: frames, scripting, memory.
import type { Browser, CDPSession } from "playwright";

import { createFastFeed, OPENING, RATE_HZ } from "#scripts/bench/web/fastFeed.ts";
import { startStagedHub } from "#scripts/bench/web/stagedHub.ts";

export interface Drawing {
  readonly seconds: number;
  readonly framesPerS: number;
  /** Scripts run for one frame, ms: drawing, and taking in what came since the last. */
  readonly scriptMsAFrame: number;
  /** What the renderer's main thread did for one frame in all, ms: style, layout and painting on the processor too. */
  readonly taskMsAFrame: number;
  /** Of the heap in use, after collecting, over the time. */
  readonly heapGrowthMb: number;
}

export interface DrawingOptions {
  readonly browser: Browser;
  readonly webDir: string;
  /** Path of the script that counts inside the page. */
  readonly watch: string;
  readonly seconds: number;
  readonly seed: number;
  /** Until the traces are full and everything is warm. */
  readonly warmUpSeconds: number;
}

export async function measureDrawing(options: DrawingOptions): Promise<Drawing> {
  const { browser, webDir, watch, seconds, seed, warmUpSeconds } = options;
  const hub = await startStagedHub({
    webDir,
    opening: OPENING,
    next: createFastFeed(seed),
    rateHz: RATE_HZ,
    answers: { "/settings": { units: "in" } },
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ path: watch });
    await page.goto(hub.url);
    await page.waitForSelector('[data-testid="pace-band"][data-side="inside"]');
    await page.keyboard.press("g");
    await page.waitForSelector(".traces-charts canvas");
    await page.waitForTimeout(warmUpSeconds * 1000);
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    const frames = () => page.evaluate<number>("window.watched.frames");
    const before = { ...(await metricsOf(cdp)), frames: await frames() };
    await page.waitForTimeout(seconds * 1000);
    const afterFrames = await frames();
    const after = await metricsOf(cdp);
    const drawn = Math.max(1, afterFrames - before.frames);
    return {
      seconds,
      framesPerS: drawn / (after.Timestamp - before.Timestamp),
      scriptMsAFrame: (1000 * (after.ScriptDuration - before.ScriptDuration)) / drawn,
      taskMsAFrame: (1000 * (after.TaskDuration - before.TaskDuration)) / drawn,
      heapGrowthMb: (after.JSHeapUsedSize - before.JSHeapUsedSize) / 1e6,
    };
  } finally {
    await context.close();
    await hub.stop();
  }
}

const NAMES = ["Timestamp", "ScriptDuration", "TaskDuration", "JSHeapUsedSize"] as const;
type Metrics = Record<(typeof NAMES)[number], number>;

/** Seconds and bytes, with the garbage collected first. */
async function metricsOf(cdp: CDPSession): Promise<Metrics> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    Timestamp: value("Timestamp"),
    ScriptDuration: value("ScriptDuration"),
    TaskDuration: value("TaskDuration"),
    JSHeapUsedSize: value("JSHeapUsedSize"),
  };
}
