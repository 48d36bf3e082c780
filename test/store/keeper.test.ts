import { expect, onTestFinished, test } from "vitest";

import { openSqlite } from "#hub/store/dialect/sqlite.ts";
import { createKeeper } from "#hub/store/keeper.ts";
import { connect } from "#hub/store/open.ts";

test("news that could not be told is told with the next piece of work, and the refusal once", async () => {
  const db = await connect("sqlite", openSqlite(":memory:"));
  const told: string[] = [];
  let tries = 0;
  const keeper = createKeeper({
    db,
    sessions: { list: () => [], find: () => undefined, journalPath: () => "" },
    failed: ({ code }) => told.push(code),
    changed: async () => {
      tries++;
      if (tries <= 2) throw new Error("the connection is gone");
    },
  });
  onTestFinished(() => keeper.close());
  await keeper.settled();
  for (const expected of [2, 3, 3]) {
    keeper.people([]);
    await keeper.settled();
    expect(tries).toBe(expected);
  }
  expect(told).toEqual(["STORE_UNAVAILABLE"]);
});
