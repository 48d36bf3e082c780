// npm run bench:export: a long simulated session in every format, or many in one data set: how long, how much memory.
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

import { describeMachine } from "#scripts/bench/machine.ts";
import { measureMany } from "#scripts/bench/exports/many.ts";
import { recordSimulation } from "#scripts/simulate/record.ts";
import { EXPORT_FORMATS } from "#shared/schema/session.ts";
import * as z from "zod/mini";

const HELP = `Exports a simulated session to every format, each in a process of its own. Ends with 1 when a promise fails.

  --minutes N    how long the session is (60)
  --sessions N   instead: that many such sessions to one Parquet data set
`;
const MOST_MS = 5000;
const MOST_GROWN_MB = 200;
/** Nothing written: the journal read and its ticks computed, which every format needs. */
const DERIVE = "derive";

const Result = z.object({ tookMs: z.number(), busyMs: z.number(), grownMb: z.number(), megabytes: z.number() });

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { minutes: { type: "string", default: "60" }, sessions: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new RangeError(`--minutes must be more than 0, not "${values.minutes}"`);
  const sessions = values.sessions === undefined ? undefined : Number(values.sessions);
  if (sessions !== undefined && !(Number.isInteger(sessions) && sessions > 0))
    throw new RangeError(`--sessions must be a whole number from 1 on, not "${values.sessions}"`);
  const folder = await mkdtemp(join(tmpdir(), "inchworm-bench-"));
  try {
    const journal = await simulate(folder, minutes);
    return sessions === undefined ? await measure(folder, journal) : await measureMany(folder, journal, sessions);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The journal's path. */
async function simulate(folder: string, minutes: number): Promise<string> {
  const journal = join(folder, "journal.ndjson");
  process.stdout.write(`${minutes} minutes of sim:post-run\n`);
  await recordSimulation({
    choice: { scenario: "post-run", seed: 1 },
    seconds: minutes * 60,
    out: journal,
    truthOut: join(folder, "truth.ndjson"),
    embedCalibration: true,
    onProgress: () => undefined,
  });
  const journalMb = (await stat(journal)).size / 1024 / 1024;
  process.stdout.write(`${describe(journalMb)}\n\n`);
  return journal;
}

async function measure(folder: string, journal: string): Promise<number> {
  process.stdout.write(`${row(["", "s", "s of CPU", "MB grown", "MB written", ""])}\n`);
  let failed = false;
  const one = fileURLToPath(new URL("one.ts", import.meta.url));
  for (const what of [DERIVE, ...EXPORT_FORMATS]) {
    const run = await promisify(execFile)(process.execPath, [one, what, journal, join(folder, "out")]);
    const { tookMs, busyMs, grownMb, megabytes } = Result.parse(JSON.parse(run.stdout));
    // Others may want the processor too: what counts is the time this took of it.
    const kept = busyMs <= MOST_MS && grownMb <= MOST_GROWN_MB;
    if (!kept) failed = true;
    const written = what === DERIVE ? "" : String(megabytes);
    process.stdout.write(
      `${row([what, (tookMs / 1000).toFixed(2), (busyMs / 1000).toFixed(2), String(grownMb), written, kept ? "" : "FAILED"])}\n`,
    );
  }
  process.stdout.write(
    `\npromised: at most ${MOST_MS / 1000} s of processor and ${MOST_GROWN_MB} MB each: ${failed ? "FAILED" : "reached"}\n`,
  );
  return failed ? 1 : 0;
}

function describe(journalMb: number): string {
  const { cpu, cores, node, loadBefore } = describeMachine();
  return `${cpu}, ${cores} cores, Node ${node}, load before ${loadBefore}; the journal has ${journalMb.toFixed(0)} MB`;
}

function row([name = "", ...figures]: readonly string[]): string {
  return name.padEnd(16) + figures.map((figure) => figure.padStart(11)).join("");
}

process.exitCode = await main();
