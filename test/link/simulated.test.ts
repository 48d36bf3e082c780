import { expect, test, vi } from "vitest";

import { manualClock } from "#hub/clock.ts";
import { createSimulatedLink } from "#hub/link/simulated.ts";
import { logHandlers } from "#test/link/handlerLog.ts";
import type { HandlerLog } from "#test/link/handlerLog.ts";

const START_MS = 1_700_000_000_000;

/** Runs a simulated link for `seconds` of its own time in far less of ours. */
async function ran(uri: string, seconds: number): Promise<HandlerLog & { truth: { k: string; tMs?: number }[] }> {
  vi.useFakeTimers();
  try {
    const clock = manualClock(START_MS);
    const truth: { k: string }[] = [];
    const log = logHandlers();
    const link = createSimulatedLink(uri, { clock, onTruth: (line) => truth.push(line) });
    await link.open(log.handlers);
    for (let ms = 0; ms < seconds * 1000; ms += 20) {
      clock.advance(20);
      vi.advanceTimersByTime(20);
    }
    expect(await link.send(Uint8Array.of(5))).toBe(true);
    await link.close();
    expect(await link.send(Uint8Array.of(5))).toBe(false);
    return { ...log, truth };
  } finally {
    vi.useRealTimers();
  }
}

test("it says who it is, streams full frames at its rate, and ends when closed", async () => {
  const log = await ran("sim:post-run?seed=3", 5);
  expect(log.identities).toHaveLength(1);
  expect(log.identities[0]?.calibration?.source).toBe("simulator-truth");
  expect(log.states).toEqual(["searching", "connecting", "streaming", "closed"]);
  expect(log.bad).toEqual([]);
  const samples = log.frames.reduce((sum, { imu }) => sum + imu.length, 0);
  expect(samples / 5).toBeGreaterThan(95);
  expect(samples / log.frames.length).toBeGreaterThan(1.9);
  const times = log.frames.flatMap(({ imu }) => imu.map(([tMs]) => tMs));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  for (const { rxMs } of log.frames) expect(rxMs).toBeGreaterThan(START_MS);
  expect(log.statuses.length).toBeGreaterThanOrEqual(4);
  expect(log.truth.filter(({ k }) => k === "tick").length).toBeGreaterThan(490);
});

test("the same address gives the same samples", async () => {
  const [one, two, other] = [
    await ran("sim:post-run?seed=3", 2),
    await ran("sim:post-run?seed=3", 2),
    await ran("sim:post-run?seed=4", 2),
  ];
  expect(one.frames).toEqual(two.frames);
  expect(other.frames).not.toEqual(one.frames);
});

test("silence keeps its length, and a link that drops is rejoined on the same timeline", async () => {
  const log = await ran("sim:outage", 35);
  expect(log.states).toEqual(["searching", "connecting", "streaming", "waiting", "connecting", "streaming", "closed"]);
  expect(log.identities).toHaveLength(1);
  let outages = 0;
  log.frames.forEach((frame, index) => {
    const before = log.frames[index - 1];
    const tMs = frame.imu[0]?.[0];
    const beforeMs = before?.imu[0]?.[0];
    if (tMs === undefined || beforeMs === undefined || before === undefined) return;
    if (frame.rxMs - before.rxMs > 1000) outages++;
    expect(Math.abs(tMs - beforeMs - (frame.rxMs - before.rxMs))).toBeLessThan(500);
    expect(tMs).toBeGreaterThan(beforeMs);
  });
  expect(outages).toBe(2);
});

test("after a long pause of the machine the roller starts anew instead of catching up", async () => {
  vi.useFakeTimers();
  try {
    const clock = manualClock(START_MS);
    const log = logHandlers();
    const link = createSimulatedLink("sim:post-run", { clock });
    await link.open(log.handlers);
    const run = (steps: number): void => {
      for (let step = 0; step < steps; step++) {
        clock.advance(20);
        vi.advanceTimersByTime(20);
      }
    };
    run(50);
    const before = log.frames.length;
    clock.advance(8 * 3600 * 1000);
    run(50);
    await link.close();
    const fresh = log.frames.slice(before);
    expect(fresh.length).toBeGreaterThan(40);
    expect(fresh.length).toBeLessThan(60);
    expect(fresh[0]?.rxMs).toBeGreaterThan(START_MS + 8 * 3600 * 1000);
  } finally {
    vi.useRealTimers();
  }
});
