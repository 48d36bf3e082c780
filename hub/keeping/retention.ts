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

/** A clock that was never set says less. */
const CLOCK_SET_MS = Date.UTC(2020, 0, 1);

/**
 * Never one that runs, that a crash cut off and that is not worked out yet, or that was recorded while the clock was not set.
 * @param nowMs epoch ms
 * @param hereForMs for how long a session has been here by a clock that cannot be set, where that is known
 */
export function dueOf(
  list: readonly SessionSummary[],
  { samplesDays, sessionsDays }: Keeping,
  nowMs: number,
  hereForMs: (id: string) => number = () => Infinity,
): Due {
  const samples: string[] = [];
  const sessions: string[] = [];
  for (const { id, state, stoppedMs, importedMs, recomputed, samplesDeletedMs } of list) {
    if (state === "running" || stoppedMs === undefined) continue;
    if (state === "recovered" && recomputed === undefined) continue;
    // What was taken in later is here since then.
    const sinceMs = Math.max(stoppedMs, importedMs ?? 0);
    if (sinceMs < CLOCK_SET_MS) continue;
    const ageDays = Math.min(nowMs - sinceMs, hereForMs(id)) / DAY_MS;
    if (sessionsDays !== null && ageDays > sessionsDays) sessions.push(id);
    else if (samplesDays !== null && ageDays > samplesDays && samplesDeletedMs === undefined) samples.push(id);
  }
  return { samples, sessions };
}
