// What the two databases call the same thing.
import { sql, type CreateTableBuilder } from "kysely";

export interface ColumnTypes {
  /** Whole numbers to 2^53. */
  readonly whole: "integer" | "bigint";
  readonly real: "real" | "double precision";
  /** Creates the table. */
  readonly finish: (table: CreateTableBuilder<string, string>) => Promise<void>;
}

export type DatabaseKind = "sqlite" | "postgres";

export function columnTypesOf(kind: DatabaseKind): ColumnTypes {
  switch (kind) {
    case "sqlite":
      // STRICT: a text in a column of numbers is refused instead of kept.
      return { whole: "integer", real: "real", finish: (table) => table.modifyEnd(sql`strict`).execute() };
    case "postgres":
      return { whole: "bigint", real: "double precision", finish: (table) => table.execute() };
  }
}
