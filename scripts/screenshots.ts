// npm run screenshots: the pictures in docs/images, taken of real hubs: one that coaches a simulated roller, and one that
// someone has used for weeks.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { chromium } from "playwright";
import type { Browser } from "playwright";

import { systemClock } from "#hub/clock.ts";
import { startHub } from "#hub/hub.ts";
import { openLink } from "#hub/link/open.ts";
import { CHROMIUM_ARGS, findChromium } from "#hub/chromium.mjs";
import { decodePng, encodeIndexedPng } from "#scripts/pictures/png.ts";
import { liveScenes, pageScenes, type Scene } from "#scripts/pictures/scenes.ts";

const HELP = `npm run screenshots [-- NAME …]

Takes the pictures in docs/images anew (or those of NAME), of a real hub and a simulated roller; needs Chrome or
Chromium (CHROMIUM_PATH can name one).

  --help  this text
`;

const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const IMAGES = join(PROJECT, "docs/images");
/** Pictures belong to every clone: none may be heavy. */
const HEAVIEST_BYTES = 100_000;
const PATIENCE_MS = 120_000;
/** Until what came in has settled. */
const SETTLE_MS = 350;

const THEMES = ["light", "dark"] as const;

async function take(browser: Browser, url: string, scene: Scene, theme: (typeof THEMES)[number]): Promise<void> {
  const { name, address, width, height, nowMs, ready } = scene;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: "en-US",
    timezoneId: "UTC",
    serviceWorkers: "block",
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    if (nowMs !== undefined) await page.clock.install({ time: nowMs });
    await page.goto(url + address);
    await ready(page);
    await page.waitForTimeout(SETTLE_MS);
    const file = encodeIndexedPng(decodePng(await page.screenshot()));
    await writeFile(join(IMAGES, `${name}-${theme}.png`), file);
    process.stdout.write(`${name}-${theme}.png ${Math.round(file.length / 1000)} kB\n`);
    if (file.length > HEAVIEST_BYTES) throw new Error(`${name} is heavier than ${HEAVIEST_BYTES / 1000} kB`);
  } finally {
    await context.close();
  }
}

/** Both themes watch the same roller at the same time. */
async function takeScene(browser: Browser, scene: Scene): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "inchworm-screenshots-"));
  await scene.prepare?.(dataDir);
  const { nowMs } = scene;
  const hub = await startHub({
    hubVersion: "screenshots",
    clock: systemClock,
    links: scene.links.map((uri) => openLink(uri, { clock: systemClock })),
    strictLinks: true,
    calibrations: [],
    dataDir,
    webDir: join(PROJECT, "web/dist"),
    host: "127.0.0.1",
    port: 0,
    otherPorts: 0,
    allowLan: false,
    ...(nowMs === undefined ? {} : { wallMs: () => nowMs }),
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

async function takeAll(names: readonly string[]): Promise<number> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    process.stderr.write("No Chrome or Chromium was found; CHROMIUM_PATH can name one.\n");
    return 1;
  }
  const scenes = [...liveScenes, ...(await pageScenes())];
  const unknown = names.filter((name) => !scenes.some((scene) => scene.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no picture ${unknown.join(", ")}; there are ${scenes.map(({ name }) => name).join(", ")}.\n`,
    );
    return 1;
  }
  await mkdir(IMAGES, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    for (const scene of scenes) if (names.length === 0 || names.includes(scene.name)) await takeScene(browser, scene);
  } finally {
    await browser.close();
  }
  return 0;
}

const { values, positionals } = parseArgs({
  options: { help: { type: "boolean", short: "h" } },
  allowPositionals: true,
});
if (values.help === true) process.stdout.write(HELP);
else process.exitCode = await takeAll(positionals);
