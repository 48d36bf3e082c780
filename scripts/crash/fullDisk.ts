// A disk that fills up in the middle of a session: a small tmpfs where mounting is permitted. Live ticks go on, the user is
// told, earlier sessions stay as they are, and once there is room again nothing of the session is missing.
import { execFile } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { startChildHub, startSession, type ChildHub } from "./childHub.ts";
import { fingerprints, leftOf, MAY_LOSE_MS } from "./verdict.ts";
import { watchHub } from "./witness.ts";

const run = promisify(execFile);
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const FULL_FOR_MS = 3000;

export interface FullDiskResult {
  /** A text when this system does not let us mount. */
  readonly notTried?: string;
  readonly faults: readonly string[];
}

export async function runFullDisk(): Promise<FullDiskResult> {
  const dataDir = await mkdtemp(join(tmpdir(), "inchworm-full-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", dataDir]);
  } catch (thrown) {
    await rm(dataDir, { recursive: true, force: true });
    return { notTried: thrown instanceof Error ? (thrown.message.split("\n")[1] ?? thrown.message) : "", faults: [] };
  }
  const hub = await startChildHub(dataDir, ["sim:post-run?seed=1"]);
  try {
    return { faults: await fillUp(dataDir, hub) };
  } finally {
    hub.child.kill("SIGKILL");
    await hub.ended;
    await run("umount", [dataDir]);
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function fillUp(dataDir: string, hub: ChildHub): Promise<string[]> {
  const faults: string[] = [];
  const earlier = await startSession(hub);
  await sleep(1500);
  await hub.ask("POST", `/api/sessions/${earlier}/stop`);
  const before = (await fingerprints(dataDir)).get(earlier);

  const id = await startSession(hub);
  const seen = watchHub(hub.url);
  await sleep(1000);
  const { bavail, bsize } = await statfs(dataDir);
  const filler = join(dataDir, "filler");
  await writeFile(filler, Buffer.alloc(bavail * bsize + 1)).catch(() => undefined);
  await sleep(1000);
  const ticksBefore = seen.ticks;
  await sleep(FULL_FOR_MS);
  const { bavail: left } = await statfs(dataDir);
  if (left > 0) faults.push(`the disk was not full (${left} blocks left)`);
  const ticks = seen.ticks - ticksBefore;
  // 50 a second; half of them on a busy machine.
  if (ticks < (FULL_FOR_MS / 1000) * 25) faults.push(`only ${ticks} ticks came while the disk was full`);
  if (!seen.notices.has("JOURNAL_FAILED")) faults.push(`not told: ${[...seen.notices].join(" ")}`);
  await rm(filler);
  await sleep(1500);
  const nowMs = performance.timeOrigin + performance.now();
  const { lastRxMs, badLines } = await leftOf(dataDir, id);
  if (nowMs - lastRxMs > MAY_LOSE_MS)
    faults.push(`${Math.round(nowMs - lastRxMs)} ms are missing after there was room`);
  if (badLines > 0) faults.push(`${badLines} damaged lines`);
  const { body } = await hub.ask("POST", `/api/sessions/${id}/stop`);
  if (!JSON.stringify(body).includes('"stopped"')) faults.push(`stopping it gave ${JSON.stringify(body)}`);
  if ((await fingerprints(dataDir)).get(earlier) !== before) faults.push("an earlier session has changed");
  return faults;
}
