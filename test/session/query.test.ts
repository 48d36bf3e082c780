import { expect, test } from "vitest";

import { pageOf } from "#hub/session/query.ts";
import { SessionQuery } from "#shared/schema/session.ts";
import { ADA, BEN, sampleSession } from "#test/store/samples.ts";

const NEWEST_FIRST = [
  sampleSession(9, { personId: BEN }),
  sampleSession(3, { phase: "hills", areas: [], selection: { muscle: "quadriceps", side: "left", mode: "deep" } }),
  sampleSession(2),
  sampleSession(0, { phase: "easy" }),
];
const days = (query: Record<string, string>) =>
  pageOf(NEWEST_FIRST, SessionQuery.parse(query)).map(({ startedMs }) => new Date(startedMs).getUTCDate() - 20);

test("filters narrow the list down; a page begins behind its `before`", () => {
  expect(days({})).toEqual([9, 3, 2, 0]);
  expect(days({ person: ADA })).toEqual([3, 2, 0]);
  expect(days({ person: "none" })).toEqual([]);
  // Whatever was rolled in it counts, not only what was chosen at the start.
  expect(days({ muscle: "calf" })).toEqual([9, 2, 0]);
  expect(days({ muscle: "quadriceps" })).toEqual([3]);
  expect(days({ phase: "hills" })).toEqual([3]);
  expect(days({ from: "2026-11-22", to: "2026-11-23" })).toEqual([3, 2]);
  expect(days({ muscle: "calf", limit: "1", before: NEWEST_FIRST[0]?.id ?? "" })).toEqual([2]);
});

test("a session from before dates were kept is in no range of dates", () => {
  const { date: _none, ...old } = sampleSession(2);
  expect(pageOf([old], { from: "2026-01-01" })).toEqual([]);
  expect(pageOf([old], { to: "2027-01-01" })).toEqual([]);
  expect(pageOf([old], {})).toEqual([old]);
});
