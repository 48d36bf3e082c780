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
 * Never one that runs or was recorded while the clock was not set, nor the samples of one that is not worked out since a crash.
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
    // What was taken in later is here since then.
    const sinceMs = Math.max(stoppedMs, importedMs ?? 0);
    if (sinceMs < CLOCK_SET_MS) continue;
    const ageDays = Math.min(nowMs - sinceMs, hereForMs(id)) / DAY_MS;
    if (sessionsDays !== null && ageDays > sessionsDays) sessions.push(id);
    else if (samplesDays !== null && ageDays > samplesDays) {
      // What a crash cut off is worked out from them.
      const isNeeded = state === "recovered" && recomputed === undefined;
      if (samplesDeletedMs === undefined && !isNeeded) samples.push(id);
    }
  }
  return { samples, sessions };
}
