// Keeps the database at what the files say: at the start whatever differs, later each session that changes. One piece of
// work at a time. A database that refuses is told of once and asked again later; nobody who rolls waits for it.
import type { Kysely } from "kysely";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import type { SessionStore } from "#hub/session/store.ts";
import type { Profile } from "#shared/schema/profile.ts";
import { NO_FACTS, readFacts } from "./facts.ts";
import { digestOf, sessionRows } from "./rows.ts";
import type { Tables } from "./tables.ts";
import { putCheckIns, putSession, removeSession, storedDigests } from "./writing.ts";

const AGAIN_AFTER_MS = 5000;
const AGAIN_AT_MOST_AFTER_MS = 300_000;
/** So many refusals in a row are the database's, not the sessions'. */
const REFUSALS = 3;
/** What is still done when the hub stops; the next start finds the rest. */
const LAST_FEW = 10;

export interface Keeper {
  /** A session's files have changed or are gone. */
  touch(id: string): void;
  people(people: readonly Pick<Profile, "id" | "checkIns">[]): void;
  /** Resolves when the database is at what was said so far, or has refused it. */
  settled(): Promise<void>;
  /** What is said later is not kept any more. */
  close(): Promise<void>;
}

export interface KeeperOptions {
  readonly db: Kysely<Tables>;
  readonly sessions: Pick<SessionStore, "list" | "find" | "journalPath">;
  /** STORE_UNAVAILABLE; told when it begins. Must not throw. */
  readonly failed: (error: InchwormError) => void;
  /** Called at the start, and when sessions have been taken in. What it throws counts as the database's refusal. */
  readonly changed?: () => Promise<void>;
  /** Called after rows were taken away or replaced, as above; until it succeeds, again. */
  readonly wipe?: (() => Promise<void>) | undefined;
}

export function createKeeper({ db, sessions, failed, changed, wipe }: KeeperOptions): Keeper {
  const dirty = new Set<string>();
  let people: readonly Pick<Profile, "id" | "checkIns">[] | undefined;
  let compared = false;
  /** What rows said that are gone may still lie in a file. */
  let unwiped = false;
  /** `changed` is still to be called. */
  let hasNews = true;
  /** How long the database is left in peace after it refused; 0: it did not. */
  let refusedMs = 0;
  let closed = false;
  let again: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;

  async function compare(): Promise<void> {
    const stored = await storedDigests(db);
    for (const summary of sessions.list()) {
      if (summary.state !== "running" && stored.get(summary.id) !== digestOf(summary)) dirty.add(summary.id);
      stored.delete(summary.id);
    }
    for (const gone of stored.keys()) dirty.add(gone);
    compared = true;
  }

  async function take(id: string): Promise<void> {
    const summary = sessions.find(id);
    if (summary?.state === "running") return;
    if (summary === undefined) {
      unwiped = true;
      return removeSession(db, id);
    }
    // A journal that cannot be read costs its details, not the session.
    const facts = await readFacts(sessions.journalPath(id)).catch(() => NO_FACTS);
    unwiped = true;
    return putSession(db, sessionRows(summary, facts));
  }

  /** One that is refused keeps no other from being taken in. @throws the first refusal */
  async function takeAll(): Promise<void> {
    const refusals: unknown[] = [];
    const todo = [...dirty];
    for (const id of todo) {
      if (closed && dirty.size > LAST_FEW) break;
      dirty.delete(id);
      try {
        await take(id);
        refusals.length = Math.min(refusals.length, 1);
      } catch (thrown) {
        dirty.add(id);
        refusals.push(thrown);
        if (refusals.length >= REFUSALS) break;
      }
    }
    if (refusals.length > 0) throw refusals[0];
  }

  async function wipeOut(): Promise<void> {
    if (!unwiped) return;
    await wipe?.();
    unwiped = false;
  }

  async function tellNews(): Promise<void> {
    if (!hasNews) return;
    await changed?.();
    hasNews = false;
  }

  async function work(): Promise<void> {
    try {
      if (!compared) await compare();
      if (people !== undefined) {
        const taken = people;
        unwiped = true;
        await putCheckIns(db, taken);
        if (people === taken) people = undefined;
      }
      hasNews ||= dirty.size > 0;
      try {
        await takeAll();
      } finally {
        await wipeOut();
        await tellNews();
      }
      refusedMs = 0;
    } catch (thrown) {
      if (refusedMs === 0) failed(new InchwormError("STORE_UNAVAILABLE", reasonOf(thrown), { cause: thrown }));
      refusedMs = Math.min(AGAIN_AT_MOST_AFTER_MS, Math.max(AGAIN_AFTER_MS, refusedMs * 2));
      if (closed) return;
      again = setTimeout(wake, refusedMs);
      again.unref();
    }
  }

  const isWaiting = () => !compared || dirty.size > 0 || people !== undefined || unwiped || hasNews;

  function wake(): void {
    clearTimeout(again);
    if (working !== undefined) return;
    working = work().finally(() => {
      working = undefined;
      if (refusedMs === 0 && isWaiting() && !closed) wake();
    });
  }

  wake();
  return {
    touch(id) {
      // One that runs is saved every few seconds and taken in when it is over.
      if (closed || sessions.find(id)?.state === "running") return;
      dirty.add(id);
      wake();
    },
    people(next) {
      if (closed) return;
      people = next;
      wake();
    },
    async settled() {
      while (working !== undefined) await working;
    },
    async close() {
      closed = true;
      clearTimeout(again);
      while (working !== undefined) await working;
      await db.destroy();
    },
  };
}
