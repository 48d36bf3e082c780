// npm run test:crash [-- --kills N --seed N]: the proof that sessions survive, in its long form.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseFlags, runCommand, type CommandIo } from "#hub/cli/command.ts";
import { processIo } from "#hub/cli/processIo.ts";
import { createProgress } from "#hub/cli/progress.ts";
import { InchwormError } from "#hub/errors.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { startChildHub } from "./childHub.ts";
import { runFullDisk } from "./fullDisk.ts";
import { runKills } from "./kills.ts";
import { runPaused } from "./paused.ts";

const HELP = `npm run test:crash [-- --kills N --seed N]

The proof that sessions survive, on whole hubs with simulated rollers in real time: kills hubs (kill -9) at seeded random
instants of live sessions, lets the next start work out what was cut off, stops a hub for ten seconds and lets it go on,
and fills a disk. Says how much was missing at most, and every fault; any fault ends it with code 1.
It takes minutes and wants the processor for itself. Everything lies in a temporary folder, which is cleared away.

  --kills N  how many hubs are killed, from 1 to 100000 (200)
  --seed N   which instants and which rollers, a whole number from 0 (1)
`;
const PAUSE_MS = 10_000;
const AT_MOST_MS = 4000;
const RECOVERED_WITHIN_MS = 120_000;
const MOST_KILLS = 100_000;

interface Plan {
  readonly kills: number;
  readonly seed: number;
}

/** The exit code: 1 when anything was not as it should be, 2 for a wrong flag. */
export async function crash(args: readonly string[], io: CommandIo): Promise<number> {
  let faults = 0;
  const code = await runCommand(io, async () => {
    const { values } = parseFlags({
      args: [...args],
      options: {
        kills: { type: "string", default: "200" },
        seed: { type: "string", default: "1" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true) {
      await io.stdout.write(HELP.trimEnd());
      return io.stdout.close();
    }
    const kills = wholeNumber("--kills", values.kills, 1, MOST_KILLS);
    const seed = wholeNumber("--seed", values.seed, 0, Number.MAX_SAFE_INTEGER);
    const dataDir = await mkdtemp(join(tmpdir(), "inchworm-crash-"));
    try {
      faults = await prove({ kills, seed }, dataDir, io);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
    return io.stdout.close();
  });
  return faults > 0 ? 1 : code;
}

/** @throws InchwormError BAD_FLAG */
function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InchwormError("BAD_FLAG", `${flag} wants a whole number from ${least} to ${most}, not “${text}”`);
}

/** Gives how many faults there were; all of them are said. */
async function prove({ kills, seed }: Plan, dataDir: string, io: CommandIo): Promise<number> {
  const startMs = performance.now();
  const faults: string[] = [];
  const say = async (text: string) => io.stdout.write(text);

  const progress = createProgress({ out: io.stderr, label: "Killing hubs" });
  // A fault is said when it is found: a proof that takes minutes may be stopped.
  const onKill = (done: number, found: readonly string[]) => {
    progress.update(done, kills);
    if (found.length > 0) progress.end();
    for (const fault of found) io.stderr.write(`FAULT ${fault}\n`);
  };
  const killed = await runKills({ dataDir, seed, kills, rollers: 2, atMostMs: AT_MOST_MS, onKill });
  progress.end();
  faults.push(...killed.faults);
  if (killed.told === 0) faults.push("no session was live: nothing is proved");
  await say(
    `kill -9: ${kills} times, ${killed.sessions} sessions, ${killed.told} of them live on a dashboard, what is missing had been live for at most ${killed.mostLostMs} ms` +
      ` (by the clock ${killed.mostBehindMs} ms)`,
  );

  faults.push(...(await workedOutAnew(dataDir)));
  const sessions = (await openSessionStore({ dataDir })).list();
  const rolled = sessions.filter(({ contactMs }) => contactMs > 0).length;
  await say(`recovered: ${sessions.length} sessions, ${rolled} of them with time on the roller`);
  if (sessions.length < killed.sessions)
    faults.push(`only ${sessions.length} of ${killed.sessions} sessions are there`);

  const pausing = await runPaused(dataDir, PAUSE_MS);
  faults.push(...pausing);
  const paused = pausing.length === 0 ? "goes on, nothing missing" : "NOT AS IT SHOULD";
  await say(`standing still for ${PAUSE_MS / 1000} s: ${paused}`);

  const full = await runFullDisk();
  faults.push(...full.faults);
  await say(
    full.notTried === undefined
      ? `full disk (a tmpfs of 2 MB): ${full.faults.length === 0 ? "told, live goes on, nothing missing" : "NOT AS IT SHOULD"}`
      : `full disk: mounting is not permitted here (${full.notTried}); test/session/journal.test.ts injects ENOSPC`,
  );

  for (const fault of faults) await say(`FAULT ${fault}`);
  await say(`${faults.length} faults, ${((performance.now() - startMs) / 1000).toFixed(0)} s`);
  return faults.length;
}

/** Everything that was cut off is closed and worked out by the next start; gives what is wrong. */
async function workedOutAnew(dataDir: string): Promise<string[]> {
  const hub = await startChildHub(dataDir, ["sim:post-run?seed=1"]);
  const untilMs = performance.now() + RECOVERED_WITHIN_MS;
  const faults = new Set<string>();
  let waiting = Infinity;
  while (waiting > 0 && performance.now() < untilMs) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { list, recovery } = await openSessionStore({ dataDir });
    for (const { message } of recovery.faults) faults.add(message);
    waiting = list().filter(({ state, recomputed }) => state !== "stopped" && recomputed === undefined).length;
  }
  hub.child.kill("SIGTERM");
  await hub.ended;
  if (waiting > 0) faults.add(`${waiting} sessions are not worked out again`);
  return [...faults];
}

if (import.meta.main) {
  process.exitCode = await crash(process.argv.slice(2), processIo());
}
