// Sessions that have been over for a while are packed, one after the other, beside the running hub.
import type { InchwormError } from "#hub/errors.ts";
import { asInchwormError } from "#hub/errors.ts";
import { packJournal } from "#hub/keeping/pack.ts";
import type { SessionStore } from "#hub/session/store.ts";

/** What reads a session right after it is over reads it as it was written. */
const OVER_FOR_MS = 10 * 60_000;
const EVERY_MS = 60 * 60_000;

export interface PackingOptions {
  readonly store: Pick<SessionStore, "list" | "find" | "journalPath">;
  readonly wallMs: () => number;
  /** FILE_UNWRITABLE: the recording is then as it was. Must not throw. */
  readonly tell: (error: InchwormError) => void;
}

/** Gives what ends it; a session that is being packed then is left as it was by the next start. */
export function keepPacking({ store, wallMs, tell }: PackingOptions): () => void {
  let over = false;
  async function round(): Promise<void> {
    for (const { id, state, stoppedMs } of store.list()) {
      if (over) return;
      if (state === "running" || stoppedMs === undefined || wallMs() - stoppedMs < OVER_FOR_MS) continue;
      if (store.find(id) === undefined) continue;
      try {
        await packJournal(store.journalPath(id));
      } catch (thrown) {
        // Without a recording there is nothing to pack; what is deleted meanwhile is no fault.
        const error = asInchwormError(thrown, "FILE_UNWRITABLE");
        if (!over && error.code !== "FILE_UNREADABLE" && store.find(id) !== undefined) tell(error);
      }
    }
  }
  void round();
  const timer = setInterval(() => void round(), EVERY_MS);
  timer.unref();
  return () => {
    over = true;
    clearInterval(timer);
  };
}
