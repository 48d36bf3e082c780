// What a system needs to install the page, and what the built page keeps for the time without its hub.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";
import * as z from "zod/mini";

import { decodePng } from "#scripts/pictures/png.ts";
import { readText, ROOT } from "#test/house/projectFiles.ts";

const Manifest = z.object({
  name: z.string(),
  start_url: z.string(),
  display: z.string(),
  theme_color: z.string(),
  background_color: z.string(),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.string(), purpose: z.string() })),
});
const manifest = Manifest.parse(JSON.parse(readText("web/public/manifest.webmanifest")));
const pngs = manifest.icons.filter(({ type }) => type === "image/png");
const picture = (src: string) => decodePng(readFileSync(join(ROOT, "web/public", src)));

test("the manifest's pictures have the sizes it says, for every use that systems ask for", () => {
  for (const { src, sizes } of pngs) {
    const { width, height } = picture(src);
    expect(`${width}x${height}`, src).toBe(sizes);
  }
  const has = (purpose: string) => pngs.filter((icon) => icon.purpose === purpose).map(({ sizes }) => sizes);
  expect(has("any")).toEqual(["192x192", "512x512"]);
  expect(has("maskable")).toEqual(["192x192", "512x512"]);
});

test("nothing of the worm is lost where a system cuts the icon to a circle", () => {
  for (const { src } of pngs.filter(({ purpose }) => purpose === "maskable")) {
    const { width, rgb } = picture(src);
    const middle = (width - 1) / 2;
    let drawn = 0;
    for (let at = 0; at < rgb.length; at += 3) {
      if ([0, 1, 2].every((channel) => rgb[at + channel] === rgb[channel])) continue;
      drawn += 1;
      const pixel = at / 3;
      expect(Math.hypot((pixel % width) - middle, Math.floor(pixel / width) - middle)).toBeLessThan(0.4 * width);
    }
    expect(drawn).toBeGreaterThan(0.05 * width * width);
  }
});

test("what is around the page has the paper's colour of its theme", () => {
  const papers = [...readText("web/styles/tokens.css").matchAll(/--paper: (#[0-9a-f]{6});/g)].map(([, hex]) => hex);
  const [day, night] = [papers[0], papers[1]];
  expect(readText("web/shell/paper.ts")).toContain(`{ day: "${day}", night: "${night}" }`);
  const metas = [
    ...readText("web/index.html").matchAll(/name="theme-color" media="[^"]*: (\w+)\)" content="([^"]+)"/g),
  ];
  expect(metas.map(([, scheme, colour]) => [scheme, colour])).toEqual([
    ["light", day],
    ["dark", night],
  ]);
  expect([manifest.theme_color, manifest.background_color]).toEqual([day, day]);
});

test("the built page keeps all its scripts, styles, fonts and words, and nothing twice", () => {
  const worker = readFileSync(join(ROOT, "web/dist/service-worker.js"), "utf8");
  const kept = z.array(z.string()).parse(JSON.parse(/"files":(\[[^\]]*\])/.exec(worker)?.[1] ?? "0"));
  expect(new Set(kept).size).toBe(kept.length);
  const assets = readdirSync(join(ROOT, "web/dist/assets")).map((name) => `/assets/${name}`);
  expect(kept.filter((path) => path.startsWith("/assets/")).toSorted()).toEqual(assets.toSorted());
  for (const path of ["/", "/theme.js", "/favicon.svg", "/manifest.webmanifest"]) expect(kept).toContain(path);
});
