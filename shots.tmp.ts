import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { systemClock } from "#hub/clock.ts";
import { startHub } from "#hub/hub.ts";
import { openLink } from "#hub/link/open.ts";
import { CHROMIUM_ARGS, findChromium } from "#scripts/chromium.mjs";
const out = "/tmp/shots"; await mkdir(out, { recursive: true });
const lang = process.argv[2] ?? "en-US";
const only = process.argv[3]?.split(",");
const dataDir = await mkdtemp(join(tmpdir(), "iw-"));
const hub = await startHub({ hubVersion: "x", clock: systemClock, links: [openLink("sim:post-run", { clock: systemClock })], strictLinks: true, calibrations: [], dataDir, webDir: join(process.cwd(), "web/dist"), host: "127.0.0.1", port: 0, otherPorts: 0, allowLan: false, doctor: async () => ({ system: "linux", findings: [] }), report: () => undefined });
const browser = await chromium.launch({ executablePath: findChromium()!, args: CHROMIUM_ARGS });
const sizes = [[1440, 900], [1024, 768], [390, 844]] as const;
const pages = [];
for (const theme of ["light", "dark"] as const) for (const [width, height] of sizes.filter((_, i) => (theme === "light" ? i !== 1 : i === 1))) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale: lang });
  const page = await context.newPage(); await page.goto(hub.url);
  pages.push({ page, tag: `${width}-${theme}` });
}
const wants = (name: string) => !only || only.includes(name);
const shoot = async (name: string) => { if (wants(name)) for (const { page, tag } of pages) await page.screenshot({ path: `${out}/${name}-${tag}.png` }); };
await new Promise((r) => setTimeout(r, 7000));
await shoot("live");
if (wants("settings")) { for (const { page } of pages) await page.locator(".controls-more button").nth(-2).click(); await shoot("settings"); for (const { page } of pages) await page.keyboard.press("Escape"); }
if (wants("programs") || wants("program")) { for (const { page } of pages) await page.locator(".controls-more button").nth(-4).click();
await new Promise((r) => setTimeout(r, 800)); await shoot("programs");
for (const { page } of pages.slice(1)) await page.keyboard.press("Escape");
await pages[0]!.page.locator(".program-list button").nth(1).click(); await new Promise((r) => setTimeout(r, 2500)); await shoot("program"); }
if (wants("prompt")) { await pages[0]!.page.waitForSelector(".prompt-answers", { timeout: 90000 }); await new Promise((r) => setTimeout(r, 700)); await shoot("prompt"); }
if (wants("stopped")) { await pages[0]!.page.keyboard.press("s"); await new Promise((r) => setTimeout(r, 700)); await shoot("stopped"); }
if (wants("sessions")) { for (const { page } of pages) await page.goto(hub.url + "/sessions"); await new Promise((r) => setTimeout(r, 1000)); await shoot("sessions"); }
if (wants("notfound")) { for (const { page } of pages) await page.goto(hub.url + "/nowhere"); await new Promise((r) => setTimeout(r, 1000)); await shoot("notfound"); }
await browser.close(); await hub.stop(); process.exit(0);
