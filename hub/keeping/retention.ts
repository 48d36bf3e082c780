// What is older than the user chose to keep: raw samples alone, or whole sessions. Pure; hub/keeping/tending.ts does it.
import type { Keeping } from "#shared/schema/keeping.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

const DAY_MS = 24 * 60 * 60_000;

export interface Due {
  /** Ids of sessions whose raw samples go. */
  readonly samples: readonly string[];
  /** Ids of sessions that go altogether. */
  readonly sessions: readonly string[];
}

/** Never one that runs, or that a crash cut off and that is not worked out yet. `nowMs`: epoch ms. */
export function dueOf(list: readonly SessionSummary[], { samplesDays, sessionsDays }: Keeping, nowMs: number): Due {
  const samples: string[] = [];
  const sessions: string[] = [];
  for (const { id, state, stoppedMs, importedMs, recomputed, samplesDeletedMs } of list) {
    if (state === "running" || stoppedMs === undefined) continue;
    if (state === "recovered" && recomputed === undefined) continue;
    // What was taken in later is here since then.
    const ageDays = (nowMs - Math.max(stoppedMs, importedMs ?? 0)) / DAY_MS;
    if (sessionsDays !== null && ageDays > sessionsDays) sessions.push(id);
    else if (samplesDays !== null && ageDays > samplesDays && samplesDeletedMs === undefined) samples.push(id);
  }
  return { samples, sessions };
}
