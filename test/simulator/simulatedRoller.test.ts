import { expect, test } from "vitest";

import type { RawFrame } from "#shared/domain/frame.ts";
import { seqGap } from "#shared/protocol/index.ts";
import { run, START_MS } from "#test/simulator/session.ts";

function lossOf(frames: readonly RawFrame[]): number {
  let lost = 0;
  for (let i = 1; i < frames.length; i += 1) lost += seqGap(frames[i - 1]?.seq ?? 0, frames[i]?.seq ?? 0) ?? 0;
  return lost / (frames.length + lost);
}

test("a calm session: identity, both sensors at their own rates, nothing lost, nothing bad", () => {
  const { frames, identities, statuses, bad, truth } = run({ scenario: "post-run", seed: 1, seconds: 20 });
  expect(bad).toBe(0);
  expect(identities).toHaveLength(1);
  expect(identities[0]?.device).toMatchObject({
    imu: { gyroDpsPerLsb: 0.0175, accelGPerLsb: 0.000122, nominalHz: 104, rollAxis: "z+" },
    loadCell: { channels: 1, mounting: "ring" },
  });
  expect(identities[0]?.roller.diameterMm).toBe(150);
  expect(lossOf(frames)).toBe(0);
  // The payload size written before the subscription holds: two samples a frame.
  expect(frames.filter((frame) => frame.imu.length === 2).length / frames.length).toBeGreaterThan(0.99);
  const imu = frames.flatMap((frame) => frame.imu);
  const load = frames.flatMap((frame) => frame.load);
  expect(imu.length / 20).toBeGreaterThan(100);
  expect(imu.length / 20).toBeLessThan(107);
  expect(load.length / 20).toBeGreaterThan(86);
  expect(load.length / 20).toBeLessThan(96);
  for (const rows of [imu, load]) {
    const backwards = rows.filter((row, i) => i > 0 && (row[0] ?? 0) <= (rows[i - 1]?.[0] ?? 0));
    expect(backwards).toHaveLength(0);
  }
  expect(statuses.length).toBeGreaterThan(10);
  expect(statuses.at(-1)?.streaming).toBe(true);
  expect(statuses.at(-1)?.imuHz).toBeGreaterThan(95);
  // Truth stands on multiples of 10 ms of the hub's clock.
  const ticks = truth.filter((line) => line.k === "tick");
  expect(ticks.length).toBeGreaterThan(1995);
  expect(ticks.filter((tick) => tick.k === "tick" && tick.tMs % 10 !== 0)).toHaveLength(0);
});

test("arrival follows the sample by the radio's delay and at most 60 ms", () => {
  const { frames } = run({ scenario: "post-run", seed: 2, seconds: 20 });
  const offsets = frames
    .map(({ rxMs, imu }) => rxMs - (imu[0]?.[0] ?? Number.NaN))
    .filter((value) => !Number.isNaN(value));
  const least = Math.min(...offsets);
  const spread = offsets.map((offset) => offset - least).toSorted((one, two) => one - two);
  expect(spread[Math.floor(spread.length * 0.5)]).toBeLessThan(20);
  expect(spread[Math.floor(spread.length * 0.99)]).toBeLessThan(60);
});

test("the same seed gives the same bytes however time is stepped", () => {
  const bytes = (stepMs: number, seed: number) =>
    Buffer.concat(run({ scenario: "lift-offs", seed, seconds: 8, stepMs }).payloads).toString("base64");
  const once = bytes(100, 5);
  expect(bytes(4, 5)).toBe(once);
  expect(bytes(500, 5)).toBe(once);
  expect(bytes(100, 6)).not.toBe(once);
});

test.each(["ring", "split", "four", "two"] as const)("mounted %s it says so and sends its channels", (mounting) => {
  const { frames, identities, bad } = run({ scenario: "post-run", seed: 3, seconds: 5, mounting });
  expect(bad).toBe(0);
  expect(identities[0]?.device.loadCell).toMatchObject({ mounting, channels: mounting === "two" ? 2 : 1 });
  const row = frames.flatMap((frame) => frame.load)[10];
  expect(row).toHaveLength(mounting === "two" ? 3 : 2);
});

test("20-byte payloads carry the same sensors", () => {
  const { frames, payloads, bad } = run({ scenario: "post-run", seed: 1, seconds: 6, payloadBytes: 20 });
  expect(bad).toBe(0);
  expect(Math.max(...payloads.map((payload) => payload.length))).toBeLessThanOrEqual(20);
  expect(frames.flatMap((frame) => frame.imu).length).toBeGreaterThan(500);
});

test("a lossy radio shows in the sequence", () => {
  const loss = [1, 2, 3].map((seed) => lossOf(run({ scenario: "bad-radio", seed, seconds: 40 }).frames));
  const mean = loss.reduce((sum, value) => sum + value, 0) / loss.length;
  expect(mean).toBeGreaterThan(0.12);
  expect(mean).toBeLessThan(0.28);
});

test("an outage: 2 s of silence, then a link that drops and comes back with the stream", () => {
  const { frames, links } = run({ scenario: "outage", seed: 1, seconds: 34 });
  const times = frames.map(({ rxMs }) => rxMs - START_MS);
  const gaps = times.map((ms, i) => ms - (times[i - 1] ?? ms)).filter((gap) => gap > 500);
  expect(gaps).toHaveLength(2);
  expect(gaps[0]).toBeGreaterThan(1900);
  expect(gaps[0]).toBeLessThan(2200);
  expect(gaps[1]).toBeGreaterThan(3900);
  expect(gaps[1]).toBeLessThan(4300);
  expect(links).toEqual(["down 26000", "up 29000"]);
  expect(times.at(-1)).toBeGreaterThan(33_500);
});

test("a reboot starts the device's time anew and the stream goes on", () => {
  const { frames, links, bad } = run({ scenario: "reboot", seed: 1, seconds: 20 });
  expect(bad).toBe(0);
  expect(links).toEqual(["down 13000", "up 14500"]);
  const after = frames.filter(({ rxMs }) => rxMs - START_MS > 14_500);
  expect(after.length).toBeGreaterThan(200);
});

test("it runs far faster than real time", () => {
  // By the processor's time, which other work on the machine takes nothing from.
  const start = process.cpuUsage();
  run({ scenario: "post-run", seed: 4, seconds: 60 });
  const { user, system } = process.cpuUsage(start);
  const times = 60_000 / ((user + system) / 1000);
  console.log(`simulated roller with firmware, radio, decoder and truth: ${Math.round(times)} times real time`);
  // 100 is the aim; a shared core may be slower by half.
  expect(times).toBeGreaterThan(50);
});
