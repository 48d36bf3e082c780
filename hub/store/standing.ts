// What of everyone's spots still stands, kept in memory: the plan and the coach ask for it and cannot wait for a database.
import type { Kysely } from "kysely";

import { recurringSpots } from "#hub/plan/recurringSpots.ts";
import { keyAreasOf, openSpotsOf } from "#hub/plan/standingSpots.ts";
import { addDays } from "#shared/domain/calendar.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { RecurringSpot } from "#shared/schema/past.ts";
import type { Area } from "#shared/schema/profile.ts";
import type { EarlierSpot } from "#shared/schema/spots.ts";
import { spotsSince } from "./journal.ts";
import type { Tables } from "./tables.ts";

export interface Standing {
  /** Most pressing first; none as long as the database has not been asked. */
  keyAreas(personId: string): Area[];
  openSpots(personId: string): EarlierSpot[];
  /** Asks the database anew. @throws what it says; then all stays as it was. */
  refresh(): Promise<void>;
}

const { keyForDays, openForDays } = RULES.R32.numbers;

export function createStanding(db: Kysely<Tables>, today: () => string): Standing {
  let spots = new Map<string, readonly RecurringSpot[]>();
  return {
    keyAreas: (personId) => keyAreasOf(spots.get(personId) ?? [], today()),
    openSpots: (personId) => openSpotsOf(spots.get(personId) ?? [], today()),
    async refresh() {
      const from = addDays(today(), -Math.max(keyForDays, openForDays));
      const people = await db
        .selectFrom("sessions")
        .where("date", ">=", from)
        .where("personId", "is not", null)
        .select("personId")
        .distinct()
        .execute();
      const next = new Map<string, readonly RecurringSpot[]>();
      for (const { personId } of people)
        if (personId !== null) next.set(personId, recurringSpots(await spotsSince(db, personId, { from }), []));
      spots = next;
    },
  };
}
