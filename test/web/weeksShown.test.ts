import { expect, test } from "vitest";

import { weeksShown } from "#web/history/weeksShown.ts";

test("one week is seen among those before it", () => {
  const shown = weeksShown([{ monday: "2026-11-23", contactMs: 60_000 }], "2026-11-27");
  expect(shown.map(({ monday, contactMs }) => [monday, contactMs])).toEqual([
    ["2026-10-19", 0],
    ["2026-10-26", 0],
    ["2026-11-02", 0],
    ["2026-11-09", 0],
    ["2026-11-16", 0],
    ["2026-11-23", 60_000],
  ]);
});

test("weeks without rolling at the end are seen too, up to this one; many weeks stay as they are", () => {
  const weeks = Array.from({ length: 7 }, (_, week) => ({
    monday: new Date(Date.UTC(2026, 8, 7 + 7 * week)).toISOString().slice(0, 10),
    contactMs: 1000 * week,
  }));
  const shown = weeksShown(weeks, "2026-11-08");
  expect(shown.slice(0, 7)).toEqual(weeks);
  expect(shown.slice(7).map(({ monday, contactMs }) => [monday, contactMs])).toEqual([
    ["2026-10-26", 0],
    ["2026-11-02", 0],
  ]);
  expect(weeksShown([], "2026-11-08")).toEqual([]);
});
