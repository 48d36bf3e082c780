// Latency from the times in the messages: the clocks are joined by the quickest delivery, and a start can be left out.
import { expect, test } from "vitest";

import { createLatencyMeter } from "#web/audio/latency.ts";

/** The page's clock is this much ahead of the hub's, as far as the page can see. */
const AHEAD_MS = 5000;

test("a sound's age is counted on the clock of the quickest delivery", () => {
  const meter = createLatencyMeter();
  meter.received(1000, 1000 + AHEAD_MS + 30);
  meter.received(1020, 1020 + AHEAD_MS);
  for (const age of [40, 50, 60, 70]) meter.heard("tone", 1000, 1000 + AHEAD_MS + age);
  expect(meter.report().tone).toEqual({ count: 4, p50Ms: 50, p95Ms: 70 });
  expect(meter.report().cue).toEqual({ count: 0, p50Ms: Number.NaN, p95Ms: Number.NaN });
});

test("what was heard before a moment can be left out", () => {
  const meter = createLatencyMeter();
  meter.received(0, AHEAD_MS);
  meter.heard("message", 0, AHEAD_MS + 900);
  meter.heard("message", 1000, AHEAD_MS + 1020);
  expect(meter.report().message).toMatchObject({ count: 2, p95Ms: 900 });
  expect(meter.report(AHEAD_MS + 1000).message).toMatchObject({ count: 1, p95Ms: 20 });
});

test("after another hub's greeting nothing of the first is counted", () => {
  const meter = createLatencyMeter();
  meter.received(0, AHEAD_MS);
  meter.heard("tone", 0, AHEAD_MS + 900);
  meter.forget();
  meter.received(0, 10);
  meter.heard("tone", 0, 60);
  expect(meter.report().tone).toEqual({ count: 1, p50Ms: 50, p95Ms: 50 });
});
