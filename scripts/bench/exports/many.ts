// Many full-length sessions to one data set: one simulated journal under many ids, exported by the command.
import { spawn } from "node:child_process";
import { link, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

import * as z from "zod/mini";

import { sessionFiles } from "#hub/session/files.ts";
import { newSessionId } from "#hub/session/id.ts";
import { MS_PER_DAY } from "#shared/domain/calendar.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

/** As many as the promise names. */
const PROMISED_SESSIONS = 1000;
const MOST_GROWN_MB = 400;
const NEWEST_MS = Date.UTC(2026, 10, 27, 7);

const Result = z.object({ code: z.number(), tookMs: z.number(), busyMs: z.number(), grownMb: z.array(z.number()) });

/** The exit code. The command's own progress goes to standard error. */
export async function measureMany(folder: string, journal: string, sessions: number): Promise<number> {
  const dataDir = join(folder, "data");
  const out = join(folder, "set");
  await repeatSession(dataDir, journal, sessions);
  const { code, tookMs, busyMs, grownMb } = await exportAll(dataDir, out);
  const files = await readdir(out);
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(out, name))).size));
  const writtenMb = sizes.reduce((sum, size) => sum + size, 0) / 1024 / 1024;
  const minutes = (ms: number) => (ms / 60_000).toFixed(1);
  process.stdout.write(
    `${sessions} sessions in one data set: ${minutes(tookMs)} min, ${minutes(busyMs)} min of processor, ` +
      `${(busyMs / sessions).toFixed(0)} ms a session; ${writtenMb.toFixed(0)} MB written\n` +
      `memory grown, in each quarter of the time: ${grownMb.join(", ")} MB\n`,
  );
  if (sessions !== PROMISED_SESSIONS)
    process.stdout.write(
      `estimated for ${PROMISED_SESSIONS}: ${minutes((busyMs / sessions) * PROMISED_SESSIONS)} min of processor\n`,
    );
  const kept = code === 0 && Math.max(...grownMb) <= MOST_GROWN_MB;
  process.stdout.write(`\npromised: at most ${MOST_GROWN_MB} MB: ${kept ? "reached" : "FAILED"}\n`);
  return kept ? 0 : 1;
}

async function repeatSession(dataDir: string, journal: string, sessions: number): Promise<void> {
  for (let number = 0; number < sessions; number++) {
    const startedMs = NEWEST_MS - number * MS_PER_DAY;
    const id = newSessionId(startedMs, () => number.toString(16).padStart(6, "0"));
    const files = sessionFiles(dataDir, id);
    await mkdir(files.folder, { recursive: true });
    await link(journal, files.journal);
    await writeFile(files.summary, JSON.stringify(summaryOf(id, startedMs)));
  }
}

function summaryOf(id: string, startedMs: number): SessionSummary {
  return {
    id,
    rollerId: "bench",
    rollerName: "Bench",
    simulated: true,
    state: "stopped",
    startedMs,
    selection: { muscle: "calf", side: "left", mode: "deep" },
    contactMs: 0,
    inPaceMs: 0,
    inForceMs: 0,
    strokes: 0,
    holds: 0,
    holdMs: 0,
    gapMs: 0,
  };
}

async function exportAll(dataDir: string, out: string): Promise<z.infer<typeof Result>> {
  const script = fileURLToPath(new URL("allSessions.ts", import.meta.url));
  const child = spawn(process.execPath, [script, dataDir, out], { stdio: ["ignore", "pipe", "inherit"] });
  return Result.parse(JSON.parse(await text(child.stdout)));
}
