// Everything the dashboard promises of its speed, measured in a real Chromium and held against the promise.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright";

import { CHROMIUM_ARGS } from "#hub/chromium.mjs";
import type { Judged } from "#scripts/bench/verdict.ts";
import { measureDrawing } from "#scripts/bench/web/drawing.ts";
import type { Drawing } from "#scripts/bench/web/drawing.ts";
import { initialScriptsKb } from "#scripts/bench/web/initialScripts.ts";
import { measureOpening } from "#scripts/bench/web/opening.ts";
import type { Opening } from "#scripts/bench/web/opening.ts";

const PROJECT = fileURLToPath(new URL("../../..", import.meta.url));
const WEB_DIR = join(PROJECT, "web/dist");
const WATCH = join(PROJECT, "scripts/bench/web/page/watch.js");

export interface WebMeasured {
  readonly browser: string;
  readonly initialKb: number;
  readonly opening: Opening;
  readonly drawing: Drawing;
}

export interface WebBenchOptions {
  readonly executablePath: string;
  readonly seconds: number;
  readonly latencySeconds: number;
  readonly warmUpSeconds: number;
}

export async function measureWeb(options: WebBenchOptions): Promise<WebMeasured> {
  const { executablePath, seconds, latencySeconds, warmUpSeconds } = options;
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const shared = { browser, webDir: WEB_DIR, watch: WATCH };
  try {
    const opening = await measureOpening({ ...shared, uri: "sim:post-run?seed=1", seconds: latencySeconds });
    const drawing = await measureDrawing({ ...shared, seconds, warmUpSeconds, seed: 1 });
    return { browser: browser.version(), initialKb: initialScriptsKb(WEB_DIR), opening, drawing };
  } finally {
    await browser.close();
  }
}

export function judgeWeb({ initialKb, opening, drawing }: WebMeasured): Judged[] {
  return [
    goal("first scripts: at most 130 kB gzipped", initialKb, initialKb <= 130),
    goal("first paint of the live page: at most 1000 ms", opening.firstPaintMs, opening.firstPaintMs <= 1000),
    goal("sample → frame: p95 at most 100 ms", opening.sampleToFrameMs.p95, opening.sampleToFrameMs.p95 <= 100),
    goal("four traces at 100 Hz: at least 58 frames/s", drawing.framesPerS, drawing.framesPerS >= 58),
    goal("four traces at 100 Hz: at most 4 ms of script a frame", drawing.scriptMsAFrame, drawing.scriptMsAFrame <= 4),
    goal("heap: grows by less than 10 MB", drawing.heapGrowthMb, drawing.heapGrowthMb < 10),
  ];
}

function goal(promise: string, measured: number, kept: boolean): Judged {
  return { promise, measured: Math.round(measured * 100) / 100, verdict: kept ? "reached" : "goal not reached" };
}
