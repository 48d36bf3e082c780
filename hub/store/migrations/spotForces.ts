// Version 2: how hard it was pressed when a discomfort was said, so that it can be compared at the same force.
import type { Kysely } from "kysely";

import type { ColumnTypes } from "./columnTypes.ts";

export async function addSpotForces(db: Kysely<unknown>, { real }: ColumnTypes): Promise<void> {
  for (const name of ["force_before_n", "force_after_n"])
    await db.schema.alterTable("spots").addColumn(name, real).execute();
}
