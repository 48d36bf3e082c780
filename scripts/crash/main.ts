// npm run test:crash [-- --kills N --seed N]: the proof that sessions survive, in its long form.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseFlags } from "#hub/cli/command.ts";
import { createProgress } from "#hub/cli/progress.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { startChildHub } from "./childHub.ts";
import { runFullDisk } from "./fullDisk.ts";
import { runKills } from "./kills.ts";
import { runPaused } from "./paused.ts";

const PAUSE_MS = 10_000;
const AT_MOST_MS = 4000;
const RECOVERED_WITHIN_MS = 120_000;

const { values } = parseFlags({
  options: { kills: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
});
const kills = Number(values.kills);
const dataDir = await mkdtemp(join(tmpdir(), "inchworm-crash-"));
const startMs = performance.now();
const faults: string[] = [];
const say = (text: string) => process.stdout.write(`${text}\n`);

const progress = createProgress({ out: process.stderr, label: "Killing hubs" });
const onKill = (done: number) => progress.update(done, kills);
const killed = await runKills({ dataDir, seed: Number(values.seed), kills, rollers: 2, atMostMs: AT_MOST_MS, onKill });
progress.end();
faults.push(...killed.faults);
say(`kill -9: ${kills} times, ${killed.sessions} live sessions, at most ${killed.mostLostMs} ms of frames missing`);

// Everything that was cut off is closed and worked out by the next start.
const hub = await startChildHub(dataDir, ["sim:post-run?seed=1"]);
const untilMs = performance.now() + RECOVERED_WITHIN_MS;
let waiting = Infinity;
while (waiting > 0 && performance.now() < untilMs) {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { list, recovery } = await openSessionStore({ dataDir });
  faults.push(...recovery.faults.map(({ message }) => message));
  waiting = list().filter(({ state, recomputed }) => state !== "stopped" && recomputed === undefined).length;
}
hub.child.kill("SIGTERM");
await hub.ended;
if (waiting > 0) faults.push(`${waiting} sessions are not worked out again`);
const { list } = await openSessionStore({ dataDir });
const rolled = list().filter(({ contactMs }) => contactMs > 0).length;
say(`recovered: ${list().length} sessions, ${rolled} of them with time on the roller`);
if (list().length < killed.sessions) faults.push(`only ${list().length} of ${killed.sessions} sessions are there`);

const pausing = await runPaused(dataDir, PAUSE_MS);
faults.push(...pausing);
say(
  `standing still for ${PAUSE_MS / 1000} s: ${pausing.length === 0 ? "goes on, nothing missing" : "NOT AS IT SHOULD"}`,
);

const full = await runFullDisk();
faults.push(...full.faults);
say(
  full.notTried === undefined
    ? `full disk (a tmpfs of 2 MB): ${full.faults.length === 0 ? "told, live goes on, nothing missing" : "NOT AS IT SHOULD"}`
    : `full disk: mounting is not permitted here (${full.notTried}); test/session/journal.test.ts injects ENOSPC`,
);

for (const fault of faults) say(`FAULT ${fault}`);
say(`${faults.length} faults, ${((performance.now() - startMs) / 1000).toFixed(0)} s`);
await rm(dataDir, { recursive: true, force: true });
process.exitCode = faults.length === 0 ? 0 : 1;
