// What is older than the user chose to keep goes: raw samples alone, or whole sessions. Pure in what is due; the rounds are
// the hub's.
import { asInchwormError, InchwormError } from "#hub/errors.ts";
import { thinJournal } from "#hub/keeping/thin.ts";
import type { SessionStore } from "#hub/session/store.ts";
import type { Keeping } from "#shared/schema/keeping.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

const DAY_MS = 24 * 60 * 60_000;
const EVERY_MS = 60 * 60_000;

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

export interface RetentionOptions {
  readonly store: Pick<SessionStore, "list" | "find" | "journalPath" | "update" | "save">;
  /** The session, and what the profile kept of it. */
  readonly remove: (id: string) => Promise<void>;
  readonly keeping: () => Keeping;
  /** Epoch ms of the wall clock. */
  readonly wallMs: () => number;
  /** KEPT_AS_CHOSEN after a round that deleted something; FILE_UNWRITABLE for what could not be deleted. Must not throw. */
  readonly tell: (error: InchwormError) => void;
}

export interface Retention {
  /** At once instead of within the hour; resolves when the round is over. Never rejects. */
  round(): Promise<void>;
  end(): void;
}

/** The first round begins at once. */
export function keepRetention(options: RetentionOptions): Retention {
  const { store, keeping, wallMs, tell } = options;
  let over = false;
  let running = Promise.resolve();

  async function thin(id: string): Promise<void> {
    await thinJournal(store.journalPath(id), wallMs());
    const summary = store.find(id);
    if (summary === undefined) return;
    store.update({ ...summary, samplesDeletedMs: wallMs() });
    await store.save(id);
  }

  /** How many it was done for. */
  async function each(ids: readonly string[], work: (id: string) => Promise<void>): Promise<number> {
    let done = 0;
    for (const id of ids) {
      if (over) break;
      if (store.find(id) === undefined) continue;
      try {
        await work(id);
        done++;
      } catch (thrown) {
        if (store.find(id) !== undefined) tell(asInchwormError(thrown, "FILE_UNWRITABLE"));
      }
    }
    return done;
  }

  async function once(): Promise<void> {
    const due = dueOf(store.list(), keeping(), wallMs());
    const sessions = await each(due.sessions, options.remove);
    const samples = await each(due.samples, thin);
    if (sessions + samples === 0) return;
    tell(new InchwormError("KEPT_AS_CHOSEN", `${sessions} sessions, the raw samples of ${samples} more`));
  }
  function round(): Promise<void> {
    running = running.then(once);
    return running;
  }

  void round();
  const timer = setInterval(() => void round(), EVERY_MS);
  timer.unref();
  return {
    round,
    end() {
      over = true;
      clearInterval(timer);
    },
  };
}
