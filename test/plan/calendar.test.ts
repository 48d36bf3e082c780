// Local dates: whole days, whatever the clock does in them.
import fc from "fast-check";
import { expect, test } from "vitest";

import { proposeSession } from "#hub/plan/proposeSession.ts";
import { localDateOf } from "#hub/profiles/localDate.ts";
import { addDays, daysBetween, isLocalDate } from "#shared/domain/calendar.ts";
import { rolled } from "#test/plan/people.ts";

const DAY_MS = 86_400_000;
const utc = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);

test("days are counted as the calendar has them", () => {
  const day = fc.integer({ min: Date.UTC(1600, 0, 1) / DAY_MS, max: Date.UTC(2400, 0, 1) / DAY_MS });
  fc.assert(
    fc.property(day, day, (from, to) => {
      expect(daysBetween(utc(from), utc(to))).toBe(to - from);
      expect(addDays(utc(from), to - from)).toBe(utc(to));
    }),
    { seed: 93, numRuns: 500 },
  );
});

test.each([
  ["2026-02-28", true],
  ["2024-02-29", true],
  ["2026-02-29", false],
  ["1900-02-29", false],
  ["2026-13-01", false],
  ["2026-04-31", false],
  ["2026-4-1", false],
  ["2026-03-29T12:00", false],
  ["", false],
])("%s is a date: %s", (text, isDate) => expect(isLocalDate(text)).toBe(isDate));

test.each([
  ["Europe/Berlin", "2026-03-29", "2026-10-25"],
  ["America/New_York", "2026-03-08", "2026-11-01"],
  ["Australia/Lord_Howe", "2026-04-05", "2026-10-04"],
  ["UTC", "2026-06-01", "2026-06-02"],
])("in %s a day with a clock change is one day, of 23 hours or of 25", (zone, ...changes) => {
  for (const date of changes) {
    const before = addDays(date, -1);
    const after = addDays(date, 1);
    // Every half hour of three days has a date, and they come in order, each only once.
    const startMs = Date.parse(`${addDays(date, -2)}T00:00:00Z`);
    const seen = Array.from({ length: 240 }, (_, n) => localDateOf(startMs + n * 1_800_000, zone));
    expect([...new Set(seen)]).toEqual(expect.arrayContaining([before, date, after]));
    expect(seen).toEqual(seen.toSorted());
    const facts = {
      rolled: [{ ...rolled(0), date: before }],
      checkIns: [],
      kneePainNow: false,
      usualSide: "left",
      phase: undefined,
      blocks: [],
    } as const;
    const plan = (today: string) => proposeSession({ ...facts, today, experience: "new" });
    expect([before, date, after].map((today) => plan(today).restDays)).toEqual([2, 1, 0]);
    expect(plan(date).nextDate).toBe(after);
  }
});
