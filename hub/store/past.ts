// The past: the database of what was worked out, kept at what the files say, and what can be asked of it.
import { InchwormError, reasonOf } from "#hub/errors.ts";
import { recurringSpots } from "#hub/plan/recurringSpots.ts";
import type { SessionStore } from "#hub/session/store.ts";
import { addDays } from "#shared/domain/calendar.ts";
import type { History, HistoryQuery, Journal, JournalQuery, RecurringSpot, SpotsQuery } from "#shared/schema/past.ts";
import { historyOf } from "./history.ts";
import { areaSessions, journalPage, spotsSince } from "./journal.ts";
import { createKeeper, type Keeper } from "./keeper.ts";
import { openDatabase } from "./open.ts";
import { createStanding, type Standing } from "./standing.ts";

/** What asks the database: @throws InchwormError STORE_UNAVAILABLE */
export interface Past extends Pick<Keeper, "people" | "settled" | "close">, Pick<Standing, "keyAreas" | "openSpots"> {
  history(personId: string, query: HistoryQuery): Promise<History>;
  journal(personId: string, query: JournalQuery): Promise<Journal>;
  spots(personId: string, query: SpotsQuery): Promise<RecurringSpot[]>;
}

export interface PastOptions {
  readonly dataDir: string;
  /** `postgres://…`; absent: a file in the data folder. */
  readonly url?: string | undefined;
  readonly sessions: SessionStore;
  readonly nowMs: number;
  /** The local date. */
  readonly today: () => string;
  /** STORE_DAMAGED, STORE_UNAVAILABLE. Must not throw. */
  readonly tell: (error: InchwormError) => void;
}

const TIMES_TO_RECUR = 2;
/** What is looked through when nobody says from when on. */
const SPOTS_OF_DAYS = 365;

/** Never rejects for a database that cannot be used: that is told. */
export async function openPast({ dataDir, url, sessions, nowMs, today, tell }: PastOptions): Promise<Past> {
  const { db, faults, wipe } = await openDatabase({ dataDir, url, nowMs });
  for (const fault of faults) tell(fault);
  const standing = createStanding(db, today);
  const keeper = createKeeper({ db, sessions, failed: tell, changed: () => standing.refresh(), wipe });
  sessions.watch(keeper.touch);

  async function asked<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (thrown) {
      throw new InchwormError("STORE_UNAVAILABLE", reasonOf(thrown), { cause: thrown });
    }
  }

  const { people, settled, close } = keeper;
  const { keyAreas, openSpots } = standing;
  return {
    people,
    settled,
    close,
    keyAreas,
    openSpots,
    history: (personId, query) => asked(() => historyOf(db, personId, query, today())),
    journal: (personId, query) => asked(() => journalPage(db, personId, query)),
    spots: (personId, { times = TIMES_TO_RECUR, to = today(), from = addDays(to, -SPOTS_OF_DAYS), ...area }) =>
      asked(async () => {
        const entries = await spotsSince(db, personId, { from, to, ...area });
        const spots = recurringSpots(entries, await areaSessions(db, personId, { from, to }));
        return spots.filter((spot) => spot.times >= times);
      }),
  };
}
