// PostgreSQL under kysely. The library is loaded when it is asked for.
import { PostgresDialect, type Dialect } from "kysely";

const MOST_CONNECTIONS = 4;
const CONNECT_WITHIN_MS = 4000;

/** bigint and numeric: what a count and a sum of whole numbers come as. All of ours are far below 2^53. */
export const NUMBER_TYPES: readonly number[] = [20, 1700];

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database` */
  readonly url: string;
  /** Where the tables are; absent: where the database's user has theirs. */
  readonly schema?: string | undefined;
}

/** Connects with the first query. */
export async function openPostgres({ url, schema }: PostgresOptions): Promise<Dialect> {
  const { default: pg } = await import("pg");
  const types = new pg.TypeOverrides();
  for (const type of NUMBER_TYPES) types.setTypeParser(type, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: CONNECT_WITHIN_MS,
    allowExitOnIdle: true,
    types,
    ...(schema === undefined ? {} : { options: `-c search_path=${schema}` }),
  });
  // A connection that breaks while nobody uses it: the next query tells.
  pool.on("error", () => undefined);
  return new PostgresDialect({ pool });
}
