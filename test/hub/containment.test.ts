import { expect, test } from "vitest";

import { manualClock } from "#hub/clock.ts";
import { createContainment } from "#hub/containment.ts";

function setUp() {
  const clock = manualClock(1000);
  const reports: string[] = [];
  const containment = createContainment({ clock, report: (part, error) => reports.push(`${part} ${error.code}`) });
  return { clock, reports, containment };
}

test("a part that throws is counted each time and reported now and then", () => {
  const { clock, reports, containment } = setUp();
  const work = containment.wrap("recorder", "JOURNAL_FAILED", (fails: boolean) => {
    if (fails) throw new Error("disk full");
  });
  expect(work(false)).toBe(true);
  for (let count = 0; count < 100; count++) expect(work(true)).toBe(false);
  expect(reports).toEqual(["recorder JOURNAL_FAILED"]);
  clock.advance(10_000);
  work(true);
  expect(reports).toHaveLength(2);
  expect(containment.counts()).toEqual({ recorder: 101 });
});

test("parts are counted apart", () => {
  const { reports, containment } = setUp();
  containment.note("client", "PART_FAILED", "a thrown string");
  containment.note("http", "PART_FAILED", new Error("x"));
  expect(containment.counts()).toEqual({ client: 1, http: 1 });
  expect(reports).toEqual(["client PART_FAILED", "http PART_FAILED"]);
});
