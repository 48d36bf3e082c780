// npm run icons: the pictures that systems show of the installed page, drawn from web/public/favicon.svg.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright";
import type { Page } from "playwright";

import { CHROMIUM_ARGS, findChromium } from "#hub/chromium.mjs";
import { decodePng, encodePng } from "#scripts/pictures/png.ts";

const PUBLIC = fileURLToPath(new URL("../web/public", import.meta.url));
/** As in web/styles/tokens.css. */
const PAPER = "#f5f0e6";
/** A system may cut a maskable icon down to a circle of 80 % of its width. */
const SHARE = { icon: 0.78, maskable: 0.52, "apple-touch": 0.66 } as const;
const ICONS = [
  ["icon", 192],
  ["icon", 512],
  ["maskable", 192],
  ["maskable", 512],
  ["apple-touch", 180],
] as const;

async function draw(page: Page, svg: string, kind: keyof typeof SHARE, size: number): Promise<void> {
  const inside = Math.round(size * SHARE[kind]);
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${PAPER}">` +
      `<div style="width:${inside}px;height:${inside}px">${svg}</div>`,
  );
  // Browsers' PNGs carry a transparency that is everywhere the same.
  const picture = decodePng(await page.screenshot());
  await writeFile(join(PUBLIC, "icons", `${kind}-${size}.png`), encodePng(picture));
}

const executablePath = findChromium();
if (executablePath === undefined) throw new Error("no Chrome or Chromium was found; CHROMIUM_PATH can name one");
const svg = await readFile(join(PUBLIC, "favicon.svg"), "utf8");
await mkdir(join(PUBLIC, "icons"), { recursive: true });
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
try {
  const page = await browser.newPage({ colorScheme: "light" });
  for (const [kind, size] of ICONS) await draw(page, svg, kind, size);
} finally {
  await browser.close();
}
