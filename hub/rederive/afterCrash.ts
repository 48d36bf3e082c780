// What a crash cut off is worked out anew from its recording, one session after the other, beside the running hub.
import { InchwormError, reasonOf } from "#hub/errors.ts";
import type { ThreadJob } from "#hub/rederive/inThread.ts";
import type { SessionStore } from "#hub/session/store.ts";
import { inEnglish, told } from "#shared/domain/sentences/english.ts";
import type { SessionSummary } from "#shared/schema/session.ts";

export interface AfterCrashOptions {
  readonly store: Pick<SessionStore, "list" | "find" | "journalPath" | "update" | "save">;
  readonly coreVersion: string;
  readonly wallMs: () => number;
  readonly rederive: (job: ThreadJob) => Promise<SessionSummary>;
  /** The hub stops: nothing is written any more. */
  readonly isOver: () => boolean;
  /** SESSION_RECOVERED, JOURNAL_DAMAGED, BAD_RECORDING, JOURNAL_FAILED. Must not throw. */
  readonly tell: (error: InchwormError) => void;
}

/** Resolves when all are done. Never rejects. */
export async function rederiveRecovered(options: AfterCrashOptions): Promise<void> {
  const { store, tell } = options;
  const waiting = store.list().filter(({ state, recomputed }) => state === "recovered" && recomputed === undefined);
  for (const { id } of waiting) {
    if (options.isOver()) return;
    try {
      await one(id);
    } catch (thrown) {
      if (options.isOver()) return;
      tell(thrown instanceof InchwormError ? thrown : new InchwormError("BAD_RECORDING", `${id}: ${reasonOf(thrown)}`));
    }
  }

  async function one(id: string): Promise<void> {
    const before = store.find(id);
    if (before === undefined) return;
    const { coreVersion } = options;
    const found = await options.rederive({
      journalPath: store.journalPath(id),
      session: before,
      coreVersion,
      nowMs: options.wallMs(),
    });
    // Deleted meanwhile.
    if (options.isOver() || store.find(id) === undefined) return;
    store.update(better(before, found));
    await store.save(id);
    const seconds = Math.round(((found.stoppedMs ?? found.startedMs) - found.startedMs) / 1000);
    const much = [told("kept.recovered", { seconds })];
    tell(new InchwormError("SESSION_RECOVERED", inEnglish(much), { told: much }));
    if (found.unread !== undefined) tell(new InchwormError("JOURNAL_DAMAGED", damageText(found)));
  }
}

/** A damaged recording may tell less than was saved while the session ran: then that stays. */
function better(before: SessionSummary, found: SessionSummary): SessionSummary {
  if (found.unread === undefined || found.contactMs >= before.contactMs) return found;
  const { unread, recomputed } = found;
  return { ...before, unread, ...(recomputed === undefined ? {} : { recomputed }) };
}

export function damageText({ id, unread }: SessionSummary): string {
  const { lines = 0, brokenOff } = unread ?? {};
  const ends = brokenOff === undefined ? "" : `, and it breaks off: ${brokenOff}`;
  return `${id}: ${lines === 1 ? "one line" : `${lines} lines`} of its recording cannot be read${ends}`;
}
