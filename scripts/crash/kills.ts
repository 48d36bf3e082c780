// `kill -9` at seeded random instants of live sessions, each by a hub of its own on the same data folder.
import { rollerIdOf } from "#hub/rollerId.ts";
import { createRandom } from "#sim/random.ts";
import { startChildHub, startSession } from "./childHub.ts";
import { faultOf, fingerprints, leftOf, lostMs } from "./verdict.ts";

export interface KillPlan {
  readonly dataDir: string;
  readonly seed: number;
  readonly kills: number;
  /** Rollers with a session each in every hub. */
  readonly rollers: number;
  /** A session lives at most so long. */
  readonly atMostMs: number;
  /** What may be missing of a session, as the clock on the wall has it; 1 s unless said. */
  readonly mayLoseMs?: number;
  /** With what went wrong in this one. */
  readonly onKill?: (done: number, faults: readonly string[]) => void;
}

export interface KillResult {
  readonly sessions: number;
  /** The most that was missing of any session. */
  readonly mostLostMs: number;
  readonly faults: readonly string[];
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function runKills(plan: KillPlan): Promise<KillResult> {
  const { dataDir, seed, kills, rollers, atMostMs, mayLoseMs, onKill } = plan;
  const random = createRandom(seed);
  const faults: string[] = [];
  let sessions = 0;
  let mostLostMs = 0;
  let before = await fingerprints(dataDir);
  for (let kill = 0; kill < kills; kill++) {
    const uris = Array.from({ length: rollers }, (_, at) => `sim:post-run?seed=${kill * rollers + at + 1}`);
    const ids = new Set<string>();
    const rollerIds = uris.map((uri) => {
      const id = rollerIdOf(uri, ids);
      ids.add(id);
      return id;
    });
    const faultsBefore = faults.length;
    const hub = await startChildHub(dataDir, uris);
    const begun: string[] = [];
    // Half of the instants lie in the first second, where sessions begin and the first lines are written.
    const dying = random.uniform(
      0,
      atMostMs < 1000 || random.uniform(0, 1) < 0.5 ? Math.min(1000, atMostMs) : atMostMs,
    );
    const starts = rollerIds.map(async (rollerId, at) => {
      await sleep((at / rollers) * dying);
      begun.push(await startSession(hub, rollerId));
    });
    await Promise.race([sleep(dying), hub.ended]);
    // At least one session lives.
    await Promise.race(starts);
    await sleep(random.uniform(0, 20));
    const killedMs = performance.timeOrigin + performance.now();
    hub.child.kill("SIGKILL");
    const alive = [...begun];
    await hub.ended;
    await Promise.allSettled(starts);
    for (const id of alive) {
      const left = await leftOf(dataDir, id);
      sessions++;
      mostLostMs = Math.max(mostLostMs, lostMs(left, killedMs));
      const fault = faultOf(left, killedMs, mayLoseMs);
      if (fault !== undefined) faults.push(`kill ${kill + 1}, session ${id}: ${fault}`);
    }
    const after = await fingerprints(dataDir);
    for (const [id, print] of before) if (after.get(id) !== print) faults.push(`kill ${kill + 1}: ${id} has changed`);
    before = after;
    onKill?.(kill + 1, faults.slice(faultsBefore));
  }
  return { sessions, mostLostMs: Math.round(mostLostMs), faults };
}
