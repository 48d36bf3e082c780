import { expect, onTestFinished, test, vi } from "vitest";

import { openSqlite } from "#hub/store/dialect/sqlite.ts";
import { createKeeper } from "#hub/store/keeper.ts";
import { connect } from "#hub/store/open.ts";
import { sampleSession } from "#test/store/samples.ts";

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

/** A keeper whose news never arrive. */
async function withoutNews(changes: Parameters<typeof sampleSession>[1] = {}) {
  const session = sampleSession(0, changes);
  const told: string[] = [];
  const tries = { count: 0 };
  const keeper = createKeeper({
    db: await connect("sqlite", openSqlite(":memory:")),
    sessions: { list: () => [], find: () => session, journalPath: () => "" },
    failed: ({ code }) => told.push(code),
    changed: async () => {
      tries.count++;
      throw new Error("the connection is gone");
    },
  });
  onTestFinished(() => keeper.close());
  await keeper.settled();
  return { keeper, told, tries, id: session.id };
}

test("news that can never be told are told of once, and tried more and more seldom", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { told, tries } = await withoutNews();
  const hour: number[] = [];
  for (let minutes = 0; minutes < 60; minutes += 10) {
    const before = tries.count;
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    hour.push(tries.count - before);
  }
  expect(hour[0]).toBeGreaterThan(2);
  expect(Math.max(...hour.slice(1))).toBeLessThanOrEqual(3);
  expect(Math.min(...hour)).toBeGreaterThanOrEqual(1);
  expect(told).toEqual(["STORE_UNAVAILABLE"]);
});

test("a session that runs, and is saved every few seconds, does not have a database asked that refused", async () => {
  const { keeper, tries, id } = await withoutNews({ state: "running" });
  for (let saves = 0; saves < 5; saves++) {
    keeper.touch(id);
    await keeper.settled();
  }
  expect(tries.count).toBe(1);
});
