// The rounds in which sessions grow old: what is older than the user chose to keep goes, then what is over is packed. One worker
// and one session at a time, beside the running hub, so that no two ever write the same recording.
import { asInchwormError, InchwormError } from "#hub/errors.ts";
import type { ClockCheck } from "#hub/keeping/clockCheck.ts";
import { packJournal } from "#hub/keeping/pack.ts";
import { dueOf, type Due } from "#hub/keeping/retention.ts";
import { thinJournal } from "#hub/keeping/thin.ts";
import type { SessionStore } from "#hub/session/store.ts";
import type { Keeping } from "#shared/schema/keeping.ts";

const EVERY_MS = 60 * 60_000;
/** What reads a session right after it is over reads it as it was written. */
const OVER_FOR_MS = 10 * 60_000;

/** How many sessions went as a whole, and how many more lost their raw samples. */
export interface Deleted {
  readonly sessions: number;
  readonly samples: number;
}

export interface TendingOptions {
  readonly store: Pick<SessionStore, "list" | "find" | "journalPath" | "update" | "save">;
  /** The session, and what the profile kept of it. */
  readonly remove: (id: string) => Promise<void>;
  readonly keeping: () => Keeping;
  /** Epoch ms of the wall clock. */
  readonly wallMs: () => number;
  /** Ms of a clock that nobody sets. */
  readonly steadyMs: () => number;
  readonly clockCheck: ClockCheck;
  /** After a round that deleted something. Must not throw. */
  readonly deleted: (much: Deleted) => void;
  /**
   * CLOCK_JUMPED, once, when something would be deleted but for the clock;
   * FILE_UNWRITABLE, FILE_UNREADABLE, BAD_RECORDING for what could not be deleted, thinned or packed, once each. Must not throw.
   */
  readonly tell: (error: InchwormError) => void;
}

export interface Tending {
  /** What such a choice would touch now. */
  due(keeping: Keeping): Due;
  /** The first round at once, then one every hour. */
  begin(): void;
  /** At once instead of within the hour, once it has begun; resolves when the round is over. Never rejects. */
  round(): Promise<void>;
  /** Resolves when nothing is written any more; what was being done is done to its end. Never rejects. */
  end(): Promise<void>;
}

export function createTending(options: TendingOptions): Tending {
  const { store, keeping, wallMs, steadyMs, tell } = options;
  const fromBefore = new Set(store.list().map(({ id }) => id));
  /** Sessions that have come since, and when they were first seen, by the clock that nobody sets. */
  const cameMs = new Map<string, number>();
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const toldOf = new Set<string>();
  let doubtIsTold = false;

  function due(choice: Keeping, list = store.list()): Due {
    for (const { id } of list) if (!fromBefore.has(id) && !cameMs.has(id)) cameMs.set(id, steadyMs());
    return dueOf(list, choice, wallMs(), (id) => steadyMs() - (cameMs.get(id) ?? -Infinity));
  }

  /** Of one session alone, asked again before it is touched: much may have changed meanwhile. */
  function isStillDue(id: string, what: keyof Due): boolean {
    const session = store.find(id);
    return session !== undefined && due(keeping(), [session])[what].length > 0;
  }

  async function thin(id: string): Promise<void> {
    await thinJournal(store.journalPath(id), wallMs());
    const summary = store.find(id);
    if (summary === undefined) return;
    store.update({ ...summary, samplesDeletedMs: wallMs() });
    await store.save(id);
  }

  /** Each once: what cannot be done is tried again every hour. */
  function tellOnce(id: string, error: InchwormError): void {
    const what = `${id} ${error.code}`;
    if (!toldOf.has(what)) tell(error);
    toldOf.add(what);
  }

  /** How many it was done for. `still`: asked before each, as much may change meanwhile. */
  async function each(
    ids: readonly string[],
    work: (id: string) => Promise<void>,
    still: (id: string) => boolean = () => true,
  ): Promise<number> {
    let done = 0;
    for (const id of ids) {
      if (over) break;
      if (store.find(id) === undefined || !still(id)) continue;
      try {
        await work(id);
        done++;
      } catch (thrown) {
        // What somebody deleted meanwhile is no fault; without a recording there is nothing to do.
        const error = asInchwormError(thrown, "FILE_UNWRITABLE");
        if (store.find(id) !== undefined && !isMissing(error)) tellOnce(id, error);
      }
    }
    return done;
  }

  async function deleteDue(): Promise<void> {
    const { samples, sessions } = due(keeping());
    const doubt = await options.clockCheck(wallMs());
    if (samples.length + sessions.length === 0) return;
    if (doubt !== undefined) {
      if (!doubtIsTold) tell(new InchwormError("CLOCK_JUMPED", doubt));
      doubtIsTold = true;
      return;
    }
    const gone = await each(sessions, options.remove, (id) => isStillDue(id, "sessions"));
    const thinned = await each(samples, thin, (id) => isStillDue(id, "samples"));
    if (gone + thinned > 0) options.deleted({ sessions: gone, samples: thinned });
  }

  async function packOver(): Promise<void> {
    const isOver = (stoppedMs = Infinity) => wallMs() - stoppedMs >= OVER_FOR_MS;
    const packable = store.list().filter(({ state, stoppedMs }) => state !== "running" && isOver(stoppedMs));
    await each(
      packable.map(({ id }) => id),
      async (id) => void (await packJournal(store.journalPath(id))),
    );
  }

  async function once(): Promise<void> {
    await deleteDue();
    await packOver();
  }

  function round(): Promise<void> {
    if (timer !== undefined) running = running.then(once);
    return running;
  }

  return {
    due: (choice) => due(choice),
    round,
    begin() {
      if (over || timer !== undefined) return;
      timer = setInterval(() => void round(), EVERY_MS);
      timer.unref();
      void round();
    },
    async end() {
      over = true;
      clearInterval(timer);
      await running;
    },
  };
}

function isMissing({ cause }: InchwormError): boolean {
  return cause instanceof Error && "code" in cause && cause.code === "ENOENT";
}
