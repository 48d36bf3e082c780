// `kill -9` at seeded random instants of live sessions, each by a hub of its own on the same data folder.
import { rollerIdOf } from "#hub/rollerId.ts";
import { createRandom } from "#sim/random.ts";
import { startChildHub, startSession } from "./childHub.ts";
import { behindMs, faultOf, fingerprints, leftOf, lostMs } from "./verdict.ts";
import { watchHub } from "./witness.ts";

export interface KillPlan {
  readonly dataDir: string;
  readonly seed: number;
  readonly kills: number;
  /** Rollers with a session each in every hub. */
  readonly rollers: number;
  /** A session lives at most so long. */
  readonly atMostMs: number;
  /** With what went wrong in this one. */
  readonly onKill?: (done: number, faults: readonly string[]) => void;
}

export interface KillResult {
  readonly sessions: number;
  /** Of those something live had been told before the kill: only these can have lost anything. */
  readonly told: number;
  /** The longest that anything missing had been live on a dashboard. */
  readonly mostLostMs: number;
  /**
   * The most between a session's last frame on the disk and the instant of the kill, by the clock: also what a hub that waited
   * for the processor had not taken yet.
   */
  readonly mostBehindMs: number;
  readonly faults: readonly string[];
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function runKills(plan: KillPlan): Promise<KillResult> {
  const { dataDir, seed, kills, rollers, atMostMs, onKill } = plan;
  const random = createRandom(seed);
  const faults: string[] = [];
  let sessions = 0;
  let told = 0;
  let mostLostMs = 0;
  let mostBehindMs = 0;
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
    const witness = watchHub(hub.url);
    const begun: { readonly id: string; readonly rollerId: string }[] = [];
    // Half of the instants lie in the first second, where sessions begin and the first lines are written.
    const dying = random.uniform(
      0,
      atMostMs < 1000 || random.uniform(0, 1) < 0.5 ? Math.min(1000, atMostMs) : atMostMs,
    );
    const starts = rollerIds.map(async (rollerId, at) => {
      await sleep((at / rollers) * dying);
      begun.push({ id: await startSession(hub, rollerId), rollerId });
    });
    await Promise.race([sleep(dying), hub.ended]);
    // At least one session lives.
    await Promise.race(starts);
    await sleep(random.uniform(0, 20));
    const killedMs = performance.timeOrigin + performance.now();
    hub.child.kill("SIGKILL");
    const alive = [...begun];
    await Promise.all([hub.ended, witness.ended]);
    await Promise.allSettled(starts);
    for (const { id, rollerId } of alive) {
      const left = await leftOf(dataDir, id);
      const ticks = witness.told(rollerId);
      sessions++;
      if (ticks.some(({ sampleMs }) => sampleMs > left.startedMs)) told++;
      mostLostMs = Math.max(mostLostMs, lostMs(left, ticks, killedMs));
      mostBehindMs = Math.max(mostBehindMs, behindMs(left, killedMs));
      const fault = faultOf(left, ticks, killedMs);
      if (fault !== undefined) faults.push(`kill ${kill + 1}, session ${id}: ${fault}`);
    }
    const after = await fingerprints(dataDir);
    for (const [id, print] of before) if (after.get(id) !== print) faults.push(`kill ${kill + 1}: ${id} has changed`);
    before = after;
    onKill?.(kill + 1, faults.slice(faultsBefore));
  }
  return { sessions, told, mostLostMs: Math.round(mostLostMs), mostBehindMs: Math.round(mostBehindMs), faults };
}
