import { expect, test } from "vitest";

import { eventsOf, LATE_MS, only, reach, sum } from "#test/signal/support/motions.ts";

test("a stroke's start, end and length are those of the movement", () => {
  const [stroke, ...more] = only(eventsOf({ seconds: 8, way: reach(1, 6, 120) }), "stroke");
  expect(more).toEqual([]);
  expect(stroke?.lengthMm).toBeCloseTo(120, 0);
  expect(Math.abs((stroke?.startMs ?? 0) - 1000)).toBeLessThan(250);
  expect(Math.abs((stroke?.endMs ?? 0) - 6000)).toBeLessThan(250);
});

test("to and fro are strokes, with a reversal where the speed passes 5 mm/s the new way", () => {
  const way = (tS: number) => 60 * (1 - Math.cos((Math.PI * tS) / 4));
  const found = eventsOf({ seconds: 16, way });
  expect(only(found, "stroke").map(({ lengthMm }) => Math.round(lengthMm))).toEqual([120, 120, 120, 120]);
  // 60·π/4·sin(π·t/4) = −5 after t = 4 s.
  const truth = 4000 + (1000 * Math.asin(5 / (60 * (Math.PI / 4)))) / (Math.PI / 4);
  const [first] = only(found, "reversal");
  expect(Math.abs((first?.tMs ?? 0) - truth)).toBeLessThan(1);
  expect((first?.publishedMs ?? 0) - truth).toBeLessThan(LATE_MS + 10);
  expect(only(found, "reversal")).toHaveLength(3);
});

test("a pause below 3 s does not break a stroke; a shift of 25 mm is none", () => {
  const paused = sum(reach(1, 4, 60), reach(6.3, 9, 60));
  expect(only(eventsOf({ seconds: 11, way: paused }), "stroke").map(({ lengthMm }) => Math.round(lengthMm))).toEqual([
    120,
  ]);
  const shifted = sum(reach(1, 3, 25), reach(4, 6, -25));
  expect(only(eventsOf({ seconds: 8, way: shifted }), "stroke")).toEqual([]);
});

test("a creeping stroke that never passes 5 mm/s is one", () => {
  const found = eventsOf({ seconds: 20, way: (tS) => 4.6 * Math.min(15, Math.max(0, tS - 2)) });
  expect(only(found, "stroke")).toHaveLength(1);
  expect(Math.abs((only(found, "stroke")[0]?.startMs ?? 0) - 2000)).toBeLessThan(150);
  expect(only(found, "hold").every(({ startMs }) => startMs > 16_000)).toBe(true);
});

test("so is a creeping stroke the other way", () => {
  const found = eventsOf({ seconds: 20, way: (tS) => -4.6 * Math.min(15, Math.max(0, tS - 2)) });
  expect(only(found, "stroke").map(({ lengthMm }) => Math.round(lengthMm))).toEqual([69]);
});

test("a hold that drifts from its first moment on begins where the roller came to the spot", () => {
  // Never slower than the drift: there is no moment at which it stood.
  const way = (tS: number) => (tS < 5 ? 25 * tS : 125 + 2 * (tS - 5));
  const [hold] = only(eventsOf({ seconds: 15, way }), "hold");
  expect((hold?.startMs ?? 0) / 1000).toBeGreaterThan(4.9);
  expect((hold?.startMs ?? 0) / 1000).toBeLessThan(6.5);
});

test("a hold is announced 3 s after it began and ends when it is left", () => {
  const way = sum(reach(1, 5, 100), reach(20, 24, 100));
  const found = eventsOf({ seconds: 26, way });
  const [announced] = only(found, "holdStart");
  const [hold, ...more] = only(found, "hold");
  expect(more).toEqual([]);
  expect(Math.abs((hold?.startMs ?? 0) - 5000)).toBeLessThan(250);
  expect(Math.abs((hold?.endMs ?? 0) - 20_000)).toBeLessThan(250);
  expect((announced?.announcedMs ?? 0) - 5000).toBeLessThan(3300);
  expect((hold?.endedMs ?? 0) - 20_000).toBeLessThan(700);
  expect(only(found, "stroke").map(({ lengthMm }) => Math.round(lengthMm))).toEqual([100, 100]);
  // The second stroke begins where the hold was left, not when that was noticed.
  expect(Math.abs((only(found, "stroke")[1]?.startMs ?? 0) - 20_000)).toBeLessThan(250);
});

test("rocking of 5 to 9 mm and slow drift belong to a hold", () => {
  for (const [rockMm, rockHz, driftMmS] of [
    [5, 0.9, 0],
    [9, 0.5, 0],
    [2, 0.4, 2],
  ] as const) {
    const rocking = (tS: number) => {
      if (tS < 5 || tS > 25) return 0;
      return (rockMm / 2) * Math.sin(2 * Math.PI * rockHz * (tS - 5)) + driftMmS * (tS - 5);
    };
    const end = reach(26, 30, 100);
    const found = eventsOf({ seconds: 32, way: sum(reach(1, 5, 100), rocking, end) });
    expect(only(found, "hold"), `${rockMm} mm at ${rockHz} Hz`).toHaveLength(1);
  }
});

test("a slow turnaround is no hold", () => {
  const way = sum(reach(1, 5, 100), reach(7.2, 11, -100));
  expect(only(eventsOf({ seconds: 13, way }), "holdStart")).toEqual([]);
});

test("a lift-off ends stroke and hold, and takes until the next contact", () => {
  const way = sum(reach(1, 7, 150), () => 0);
  const found = eventsOf({ seconds: 14, way, contact: (tS) => tS < 5 || tS > 8 });
  expect(only(found, "lift")).toEqual([{ kind: "lift", startMs: 5000, endMs: 8010 }]);
  expect(only(found, "stroke")).toHaveLength(1);
  expect(only(found, "stroke")[0]?.endMs).toBe(5000);
  const holding = eventsOf({ seconds: 14, way: () => 0, contact: (tS) => tS < 9 });
  expect(only(holding, "hold")[0]).toMatchObject({ startMs: 0, endMs: 9000 });
  expect(only(holding, "lift")).toEqual([{ kind: "lift", startMs: 9000, endMs: 14_000 }]);
});

test("a roller that nobody has lain on yet is not lifted off", () => {
  const found = eventsOf({ seconds: 5, way: () => 0, contact: (tS) => tS > 3 });
  expect(only(found, "lift")).toEqual([]);
  expect(only(found, "liftStart")).toEqual([]);
});

test("reversals need ± 5 mm/s, and are none across a lift-off", () => {
  const way = (amplitude: number) => (tS: number) => -(amplitude / Math.PI) * Math.cos(Math.PI * tS);
  expect(only(eventsOf({ seconds: 6, way: way(4.9) }), "reversal")).toEqual([]);
  expect(only(eventsOf({ seconds: 6.2, way: way(5.1) }), "reversal")).toHaveLength(5);
  const lifted = (tS: number) => !(tS > 0.95 && tS < 1.05);
  expect(only(eventsOf({ seconds: 2, way: way(30), contact: lifted }), "reversal")).toEqual([]);
});

test("a reversal is placed between two ticks, and at once where the speed before is not known", () => {
  // 10 mm/s each 10 ms: −5.1 at 0.99 s, 4.9 at 1 s, 14.9 at 1.01 s passes 5 a hundredth of a tick after 1 s.
  const speed = (tS: number) => 1000 * (tS - 0.9951);
  const way = (tS: number) => 500 * (tS - 0.9951) ** 2;
  expect(speed(1)).toBeCloseTo(4.9, 6);
  expect(only(eventsOf({ seconds: 1.5, way }), "reversal")[0]?.tMs).toBeCloseTo(1000.1, 1);
  const unknown = (tS: number) => tS < 0.9 || tS > 1.095;
  expect(only(eventsOf({ seconds: 1.5, way, known: unknown }), "reversal")[0]?.tMs).toBe(1100);
});

test("what is open at the end of the data is closed there", () => {
  const found = eventsOf({ seconds: 10, way: reach(1, 30, 500) });
  expect(only(found, "stroke")).toHaveLength(1);
  expect(only(eventsOf({ seconds: 10, way: () => 7 }), "hold")[0]?.endMs).toBe(10_000);
});

test("a stroke goes on across a moment without knowledge", () => {
  const found = eventsOf({ seconds: 10, way: reach(1, 9, 200), known: (tS) => tS < 4 || tS > 5 });
  expect(only(found, "stroke").map(({ lengthMm }) => Math.round(lengthMm))).toEqual([200]);
});

test("a stroke that begins at a creep is no hold, and begins where the creep began", () => {
  const creep = (tS: number) => 2.2 * Math.min(Math.max(0, tS - 4.3), 4.2);
  const found = eventsOf({ seconds: 13, way: sum(reach(1, 4, -100), creep, reach(7.4, 12, 120)) });
  expect(only(found, "holdStart")).toEqual([]);
  const [, onward] = only(found, "stroke");
  expect(Math.abs((onward?.startMs ?? 0) - 4300)).toBeLessThan(150);
});

test("a creep that goes on is a drifting hold, announced in its fifth second", () => {
  const drift = (tS: number) => 2 * Math.max(0, tS - 4);
  const [announced] = only(eventsOf({ seconds: 14, way: sum(reach(1, 4, 100), drift) }), "holdStart");
  expect((announced?.announcedMs ?? 0) - 4000).toBeLessThan(5600);
});

test("a way that is taken anew, as after a carry, is no stroke", () => {
  const way = (tS: number) => (tS < 3 ? 0 : 69);
  expect(only(eventsOf({ seconds: 6, way }), "stroke")).toEqual([]);
  // What is rolled after it counts from there on.
  const onward = eventsOf({ seconds: 12, way: sum(way, reach(5, 10, 100)) });
  expect(only(onward, "stroke").map(({ lengthMm }) => Math.round(lengthMm))).toEqual([100]);
});
