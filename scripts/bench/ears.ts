// `npm run bench:ears`: from the sample to the scheduled sound, in a real Chromium on a real hub with a simulated roller.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { chromium } from "playwright";
import * as z from "zod/mini";

import { systemClock } from "#hub/clock.ts";
import { reasonOf } from "#hub/errors.ts";
import { startHub } from "#hub/hub.ts";
import { openLink } from "#hub/link/open.ts";
import { describeMachine } from "#scripts/bench/machine.ts";
import { CHROMIUM_ARGS, findChromium } from "#hub/chromium.mjs";

const HELP = `npm run bench:ears

Measures how long it takes from a value at the roller until the sound that follows from it is scheduled to leave the
browser, once the page has been open for eight seconds. Needs Chrome or Chromium (CHROMIUM_PATH can name one). Ends with 1 when the promise fails.

  --seconds N   how long (30)
  --json        as JSON
  --help        this text
`;

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const MOST_P95_MS = 100;
/** The page loads its last parts and keeps itself for later meanwhile. */
const SETTLE_MS = 8000;
/** Always too fast, so that cues come. */
const URI = "sim:too-fast";

/** What the page tells; a figure that it has nothing for comes as null. */
const figures = z.object({ count: z.number(), p50Ms: z.nullable(z.number()), p95Ms: z.nullable(z.number()) });
const Report = z.object({
  message: figures,
  tone: figures,
  cue: figures,
  baseLatencyMs: z.number(),
  outputLatencyMs: z.number(),
});
type Report = z.infer<typeof Report>;

async function measure(executablePath: string, seconds: number): Promise<Report> {
  const dataDir = await mkdtemp(join(tmpdir(), "inchworm-bench-ears-"));
  const hub = await startHub({
    hubVersion: "bench",
    clock: systemClock,
    links: [openLink(URI, { clock: systemClock })],
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
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage();
    await page.goto(hub.url);
    await page.waitForFunction("window.inchwormLatency !== undefined");
    // The gesture that lets the page sound.
    await page.mouse.click(4, 4);
    await page.waitForTimeout(SETTLE_MS);
    const sinceMs = await page.evaluate<number>("performance.now()");
    await page.waitForTimeout(seconds * 1000);
    return Report.parse(JSON.parse(await page.evaluate<string>(`JSON.stringify(window.inchwormLatency(${sinceMs}))`)));
  } finally {
    await browser.close();
    await hub.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const rounded = (ms: number | null) => (ms === null ? "–" : ms.toFixed(1)).padStart(8);

function textOf(report: Report, seconds: number): string {
  const { cpu, cores, system, node, loadBefore } = describeMachine();
  const row = (name: string, { count, p50Ms, p95Ms }: Report["tone"]) =>
    `  ${name.padEnd(34)}${String(count).padStart(8)}${rounded(p50Ms)}${rounded(p95Ms)}`;
  return `${[
    `${cpu}, ${cores} cores, ${system}, Node ${node}, load before ${loadBefore}`,
    "",
    `Sample → scheduled sound, ms (${URI}, ${seconds} s)`,
    `  ${"".padEnd(34)}${["count", "p50", "p95"].map((name) => name.padStart(8)).join("")}`,
    row("a value has reached the page", report.message),
    row("a value in the pressure tone", report.tone),
    row("a cue's sound", report.cue),
    `  in it what the browser says of its output: base ${rounded(report.baseLatencyMs).trim()}, device ${rounded(report.outputLatencyMs).trim()}`,
    "",
    "Not in it: the least time a message takes from the hub to the page (npm run bench: written → client); what a sound",
    "device takes beyond what the browser knows of it (headless there is none; wireless headphones take 100 ms and more);",
    "and how long a voice takes to begin, which no browser tells.",
  ].join("\n")}\n`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "30" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const seconds = Number(values.seconds);
  if (!Number.isInteger(seconds) || seconds < 5 || seconds > 3600) {
    throw new Error("--seconds is a whole number from 5 to 3600");
  }
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("no Chrome or Chromium was found; CHROMIUM_PATH can name one");
  const report = await measure(executablePath, seconds);
  // Nothing that sounded is no success.
  const isKept = ({ p95Ms }: Report["tone"]) => p95Ms !== null && p95Ms <= MOST_P95_MS;
  const kept = isKept(report.tone) && isKept(report.cue);
  if (values.json) process.stdout.write(`${JSON.stringify({ ...report, kept }, undefined, 2)}\n`);
  else {
    process.stdout.write(textOf(report, seconds));
    process.stdout.write(`\n  ${kept ? "reached" : "FAILED"}  p95 at most ${MOST_P95_MS} ms each\n`);
  }
  return kept ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (thrown) {
  process.stderr.write(`${reasonOf(thrown)}\n`);
  process.exitCode = 1;
}
