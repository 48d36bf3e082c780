import { expect, test } from "vitest";

import { ClockSync, LEAST_DELAY_MS } from "#hub/signal/clockSync.ts";
import { Intake } from "#hub/signal/intake.ts";
import type { RawFrame } from "#shared/domain/frame.ts";

const HUB_MS = 1_700_000_000_000;

function frame(deviceMs: number, rxMs = HUB_MS + deviceMs + 10): RawFrame {
  return { rxMs, seq: 0, imu: [[deviceMs, 0, 0, 8000, 0, 0, 0]], load: [] };
}

function fed(frames: readonly RawFrame[]) {
  const clock = new ClockSync();
  const intake = new Intake(clock);
  const verdicts = frames.map((one) => {
    const verdict = intake.judge(one);
    if (verdict === "restart") clock.reset();
    if (verdict !== "drop") clock.observe(one.rxMs, intake.newestMs);
    return verdict;
  });
  return { verdicts, intake, clock };
}

const steady = Array.from({ length: 50 }, (_, k) => frame(1000 + k * 20));

test("the first frame starts a timeline, the next ones are taken", () => {
  const { verdicts } = fed(steady);
  expect(verdicts[0]).toBe("restart");
  expect(new Set(verdicts.slice(1))).toEqual(new Set(["take"]));
});

test("duplicates and late frames are dropped and counted, however many", () => {
  const { verdicts, intake } = fed([...steady, ...steady.slice(-10)]);
  expect(verdicts.slice(50).every((verdict) => verdict === "drop")).toBe(true);
  expect(intake.dropped.old).toBe(10);
});

test("a stalled radio is no new timeline", () => {
  const late = Array.from({ length: 30 }, (_, k) => frame(2000 + k * 20, HUB_MS + 2000 + 1500 + k * 2));
  expect(fed([...steady, ...late]).verdicts.every((verdict) => verdict !== "drop")).toBe(true);
});

test("a reboot is one, from the third frame on that tells the same story", () => {
  const rebooted = Array.from({ length: 5 }, (_, k) => frame(k * 20, HUB_MS + 8000 + k * 20));
  expect(fed([...steady, ...rebooted]).verdicts.slice(50)).toEqual(["drop", "drop", "restart", "take", "take"]);
});

test("random times start nothing", () => {
  const random = Array.from({ length: 20 }, (_, k) => frame(((k * 7919) % 97) * 1e5, HUB_MS + 2010 + k * 20));
  const { verdicts, intake } = fed([...steady, ...random, frame(2500)]);
  expect(verdicts.slice(50, 70).every((verdict) => verdict === "drop")).toBe(true);
  expect(intake.dropped.strange).toBeGreaterThan(10);
  expect(verdicts.at(-1)).toBe("take");
});

test("a map that is always late is given up after two seconds", () => {
  const late = Array.from({ length: 150 }, (_, k) => frame(2000 + k * 20, HUB_MS + 2000 + 900 + k * 20));
  expect(fed([...steady, ...late]).verdicts.filter((verdict) => verdict === "restart")).toHaveLength(2);
});

test("a way to the hub that became shorter is believed when three in a row say so", () => {
  const shorter = Array.from({ length: 5 }, (_, k) => frame(3000 + k * 20, HUB_MS + 3000 + k * 20 + 20));
  const slow = Array.from({ length: 90 }, (_, k) => frame(1000 + k * 20, HUB_MS + 1000 + k * 20 + 50));
  const { verdicts, clock } = fed([...slow, ...shorter]);
  expect(verdicts.slice(90)).toEqual(["drop", "drop", "take", "take", "take"]);
  clock.deviceMs = 3080;
  clock.map();
  expect(clock.hubMs).toBeCloseTo(HUB_MS + 3080 + 20 - LEAST_DELAY_MS, 1);
  // One alone moves nothing.
  const stray = fed([...slow, shorter[0]!, ...slow.slice(-1)]);
  expect(stray.verdicts[90]).toBe("drop");
});

test("frames without a time are empty", () => {
  const { intake } = fed([
    ...steady,
    { rxMs: HUB_MS, seq: 1, imu: [], load: [] },
    frame(Number.NaN),
    frame(5000, Number.NaN),
  ]);
  expect(intake.dropped.empty).toBe(3);
});
