import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createDeviceTime } from "#hub/link/deviceTime.ts";

const TICKS_A_MS = 32.768;
const RANGE = 2 ** 32;
/** Rounding of a tick, ms. */
const TICK_MS = 1 / TICKS_A_MS;

function tickAt(deviceMs: number): number {
  return Math.round(deviceMs * TICKS_A_MS) % RANGE;
}

test("the first tick is its own time", () => {
  expect(createDeviceTime().frame(65_536, 1e12)).toBe(2000);
});

test("time runs on through wraps and outages of any length, whatever the delays", () => {
  const step = fc.record({
    passedMs: fc.oneof(fc.double({ min: 1, max: 60, noNaN: true }), fc.double({ min: 1, max: 4e8, noNaN: true })),
    delayMs: fc.double({ min: 0, max: 900, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1.3e8, noNaN: true }), fc.array(step, { maxLength: 60 }), (startMs, steps) => {
      const time = createDeviceTime();
      let deviceMs = startMs;
      time.frame(tickAt(deviceMs), 1e12 + deviceMs);
      for (const { passedMs, delayMs } of steps) {
        deviceMs += passedMs;
        const got = time.frame(tickAt(deviceMs), 1e12 + deviceMs + delayMs);
        expect(Math.abs(got - deviceMs)).toBeLessThan(2 * TICK_MS);
      }
      expect(time.restarts()).toBe(0);
    }),
  );
});

test("samples of one frame lie before and after its first tick, also across the wrap", () => {
  const time = createDeviceTime();
  const first = time.frame(RANGE - 100, 0);
  expect(time.near(RANGE - 100)).toBe(first);
  expect(time.near(200) - first).toBeCloseTo(300 * TICK_MS, 9);
  expect(time.near(RANGE - 400) - first).toBeCloseTo(-300 * TICK_MS, 9);
});

test("a board that starts anew goes on where its time would be", () => {
  const time = createDeviceTime();
  const before = time.frame(tickAt(3_600_000), 1e12);
  time.connected();
  const after = time.frame(tickAt(500), 1e12 + 4000);
  expect(time.restarts()).toBe(1);
  expect(after - before).toBeCloseTo(4000, 1);
  expect(time.frame(tickAt(520), 1e12 + 4021) - after).toBeCloseTo(20, 1);
});

test("a board that restarts soon after its first start is noticed too", () => {
  const time = createDeviceTime();
  time.frame(tickAt(900), 1e12);
  time.connected();
  const after = time.frame(tickAt(1500), 1e12 + 9000);
  expect(time.restarts()).toBe(1);
  expect(after).toBeCloseTo(9900, 1);
});

test("frames that waited while the hub slept keep their own times", () => {
  const time = createDeviceTime();
  time.frame(tickAt(1000), 1e12);
  for (let index = 1; index < 500; index++) {
    expect(time.frame(tickAt(1000 + index * 20), 1e12 + 10_000 + index)).toBeCloseTo(1000 + index * 20, 1);
  }
  expect(time.frame(tickAt(1000 + 500 * 20), 1e12 + 10_500)).toBeCloseTo(11_000, 1);
  expect(time.restarts()).toBe(0);
});

test("whatever ticks come, time never runs backwards", () => {
  const frame = fc.record({
    tick: fc.integer({ min: 0, max: RANGE - 1 }),
    passedMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(frame, { minLength: 2, maxLength: 50 }), (frames) => {
      const time = createDeviceTime();
      let rxMs = 1e12;
      let before = -Infinity;
      for (const { tick, passedMs } of frames) {
        rxMs += passedMs;
        const now = time.frame(tick, rxMs);
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
    }),
  );
});
