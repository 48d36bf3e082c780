// npm run screenshots: the pictures in docs/images, taken of a real hub that coaches a simulated roller.
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { chromium } from "playwright";
import type { Browser, Page } from "playwright";

import { systemClock } from "#hub/clock.ts";
import { startHub } from "#hub/hub.ts";
import { openLink } from "#hub/link/open.ts";
import { CHROMIUM_ARGS, findChromium } from "#scripts/chromium.mjs";

const HELP = `npm run screenshots

Takes the pictures in docs/images anew, of a real hub and a simulated roller; needs Chrome or Chromium
(CHROMIUM_PATH can name one).

  --help  this text
`;

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const IMAGES = join(PROJECT, "docs/images");
/** Pictures belong to every clone: none may be heavy. */
const HEAVIEST_BYTES = 150_000;
const PATIENCE_MS = 120_000;
/** Until what came in has settled. */
const SETTLE_MS = 350;

interface Scene {
  readonly name: string;
  readonly uri: string;
  readonly width: number;
  readonly height: number;
  /** Resolves when there is something to show. */
  ready(page: Page): Promise<unknown>;
}

const LAPTOP = { width: 1280, height: 800 };

const SCENES: readonly Scene[] = [
  {
    name: "live",
    uri: "sim:too-fast",
    ...LAPTOP,
    // Not the first cue: by then the lane knows the whole stroke.
    ready: async (page) => {
      await page.waitForSelector(':root[data-cue="slower"]');
      await page.waitForSelector(':root[data-cue=""]');
      await page.waitForSelector(':root[data-cue="slower"] [data-testid="pace-band"][data-side="above"]');
    },
  },
  {
    name: "hold",
    uri: "sim:post-run",
    ...LAPTOP,
    ready: (page) => page.locator(".ring-seconds", { hasText: /^21$/ }).waitFor(),
  },
];

const THEMES = ["light", "dark"] as const;

async function take(browser: Browser, url: string, scene: Scene, theme: (typeof THEMES)[number]): Promise<void> {
  const { name, width, height, ready } = scene;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(url);
    await ready(page);
    await page.waitForTimeout(SETTLE_MS);
    const path = join(IMAGES, `${name}-${theme}.png`);
    await page.screenshot({ path });
    const { size } = await stat(path);
    process.stdout.write(`${basename(path)} ${Math.round(size / 1000)} kB\n`);
    if (size > HEAVIEST_BYTES) throw new Error(`${path} is heavier than ${HEAVIEST_BYTES / 1000} kB`);
  } finally {
    await context.close();
  }
}

/** Both themes watch the same roller at the same time. */
async function takeScene(browser: Browser, scene: Scene): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "inchworm-screenshots-"));
  const hub = await startHub({
    hubVersion: "screenshots",
    clock: systemClock,
    links: [openLink(scene.uri, { clock: systemClock })],
    strictLinks: true,
    calibrations: [],
    dataDir,
    webDir: join(PROJECT, "web/dist"),
    host: "127.0.0.1",
    port: 0,
    otherPorts: 0,
    allowLan: false,
    doctor: async () => ({ system: "linux", findings: [] }),
    report: (part, error) => process.stderr.write(`${part}: ${error.message}\n`),
  });
  try {
    await Promise.all(THEMES.map((theme) => take(browser, hub.url, scene, theme)));
  } finally {
    await hub.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function takeAll(): Promise<number> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    process.stderr.write("No Chrome or Chromium was found; CHROMIUM_PATH can name one.\n");
    return 1;
  }
  await mkdir(IMAGES, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    for (const scene of SCENES) await takeScene(browser, scene);
  } finally {
    await browser.close();
  }
  return 0;
}

const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" } } });
if (values.help === true) process.stdout.write(HELP);
else process.exitCode = await takeAll();
