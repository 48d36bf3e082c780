// A process that stands still for ten seconds (SIGSTOP, SIGCONT) in the middle of a session: it goes on, and what it had
// before is still there.
import { startChildHub, startSession } from "./childHub.ts";
import { fingerprints, leftOf, MAY_LOSE_MS } from "./verdict.ts";
import { watchHub } from "./witness.ts";

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What is wrong afterwards. */
export async function runPaused(dataDir: string, pauseMs: number): Promise<string[]> {
  const faults: string[] = [];
  const before = await fingerprints(dataDir);
  const hub = await startChildHub(dataDir, ["sim:post-run?seed=2"]);
  try {
    const id = await startSession(hub);
    const seen = watchHub(hub.url);
    await sleep(1500);
    hub.child.kill("SIGSTOP");
    const stoppedAtMs = performance.timeOrigin + performance.now();
    await sleep(pauseMs);
    const asleep = await leftOf(dataDir, id);
    if (stoppedAtMs - asleep.lastRxMs > MAY_LOSE_MS)
      faults.push("more than a second was not on the disk when it stood still");
    hub.child.kill("SIGCONT");
    await sleep(3000);
    const ticks = seen.ticks;
    await sleep(1000);
    if (seen.ticks - ticks < 25) faults.push(`only ${seen.ticks - ticks} ticks a second afterwards`);
    const nowMs = performance.timeOrigin + performance.now();
    const left = await leftOf(dataDir, id);
    if (nowMs - left.lastRxMs > MAY_LOSE_MS)
      faults.push(`${Math.round(nowMs - left.lastRxMs)} ms are missing afterwards`);
    if (left.badLines > 0 || !left.inOrder) faults.push("its journal is damaged");
    const { body } = await hub.ask("POST", `/api/sessions/${id}/stop`);
    if (!JSON.stringify(body).includes('"stopped"')) faults.push(`stopping it gave ${JSON.stringify(body)}`);
  } finally {
    hub.child.kill("SIGKILL");
    await hub.ended;
  }
  const after = await fingerprints(dataDir);
  for (const [id, print] of before) if (after.get(id) !== print) faults.push(`${id} has changed`);
  return faults;
}
