import { expect, test } from "vitest";

import { eventLine, tickLine } from "#hub/export/featureLines.ts";
import { testTick } from "#test/session/sessions.ts";

test("a tick in its documented order, everything to 0.01 of its unit", () => {
  const tick = testTick({
    tMs: 1_795_233_130_500,
    publishedMs: 1_795_233_130_542.6064,
    speedMmS: -25.31499,
    forceN: 182.395,
    forceSdN: 3.70001,
    positionMm: -0.001,
  });
  expect(tickLine(tick)).toBe(
    '{"k":"tick","tMs":1795233130500,"speedMmS":-25.31,"forceN":182.4,"forceSdN":3.7,"contact":true,"positionMm":0,"quality":"good","publishedMs":1795233130542.61}',
  );
});

test("what is unknown is absent, and when quality is not good the reason is there", () => {
  const unknown = { speedMmS: NaN, forceN: NaN, forceSdN: NaN, positionMm: NaN, contact: false };
  expect(tickLine(testTick({ ...unknown, tMs: 10, publishedMs: 30, quality: "unknown", flags: 1 | 8 }))).toBe(
    '{"k":"tick","tMs":10,"contact":false,"quality":"unknown","flags":["gap","notCalibrated"],"publishedMs":30}',
  );
  expect(tickLine(testTick({ quality: "reduced", flags: 0 }))).toContain('"flags":[]');
});

test("events carry the keys of their end; beginnings alone are not written", () => {
  expect([
    eventLine({ kind: "stroke", startMs: 1.005, endMs: 2, lengthMm: 90.1279, publishedMs: 3 }),
    eventLine({ kind: "hold", startMs: 1, endMs: 2, announcedMs: 3.333_33, endedMs: 4 }),
    eventLine({ kind: "reversal", tMs: 1, publishedMs: 2 }),
    eventLine({ kind: "lift", startMs: 1, endMs: 2 }),
    eventLine({ kind: "holdStart", startMs: 1, announcedMs: 2 }),
    eventLine({ kind: "liftStart", startMs: 1, publishedMs: 2 }),
  ]).toEqual([
    '{"k":"stroke","startMs":1,"endMs":2,"lengthMm":90.13}',
    '{"k":"hold","startMs":1,"endMs":2,"announcedMs":3.33,"endedMs":4}',
    '{"k":"reversal","tMs":1,"publishedMs":2}',
    '{"k":"lift","startMs":1,"endMs":2}',
    undefined,
    undefined,
  ]);
});
