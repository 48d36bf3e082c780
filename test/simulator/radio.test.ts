import { expect, test } from "vitest";

import { createRadio } from "#sim/radio/radio.ts";
import { createTroubles, SUPERVISION_MS } from "#sim/radio/troubles.ts";
import { createRandom } from "#sim/random.ts";
import { CALM_RADIO } from "#sim/scenarios/conditions.ts";
import type { RadioConditions } from "#sim/scenarios/conditions.ts";

const EVERY_MS = 19.3;
const LEAST_MS = 7;

/** Sends `count` numbered payloads; what arrived, and when against its sending. */
function transmit(changes: Partial<RadioConditions>, count = 20_000) {
  const got: { readonly number: number; readonly delayMs: number; readonly arrivedMs: number }[] = [];
  const radio = createRadio({
    conditions: { ...CALM_RADIO, ...changes },
    random: createRandom(4),
    leastDelayMs: LEAST_MS,
    deliver(payload, arrivedMs) {
      const number = new DataView(payload.buffer).getUint32(0);
      got.push({ number, arrivedMs, delayMs: arrivedMs - number * EVERY_MS });
    },
  });
  const payload = new Uint8Array(4);
  for (let i = 0; i < count; i += 1) {
    // The same buffer each time: the radio must copy.
    new DataView(payload.buffer).setUint32(0, i);
    radio.send(payload, i * EVERY_MS);
    radio.deliverUntil(i * EVERY_MS);
  }
  radio.deliverUntil(Infinity);
  return got;
}

test("a calm radio loses nothing, keeps the order, and needs its least delay and about half an interval", () => {
  const got = transmit({});
  expect(got.map(({ number }) => number)).toEqual(got.map((_, i) => i));
  expect(got).toHaveLength(20_000);
  const delays = got.map(({ delayMs }) => delayMs).toSorted((one, two) => one - two);
  expect(delays[0]).toBeGreaterThan(LEAST_MS);
  expect(delays[0]).toBeLessThan(LEAST_MS + 1.5);
  expect(delays[10_000]).toBeGreaterThan(LEAST_MS + 3);
  expect(delays[10_000]).toBeLessThan(LEAST_MS + 7.5);
  expect(delays[19_000]).toBeLessThan(LEAST_MS + 20);
  const early = got.filter(({ arrivedMs }, i) => arrivedMs < (got[i - 1]?.arrivedMs ?? 0));
  expect(early).toHaveLength(0);
});

test.each([
  [0.05, 6],
  [0.2, 8],
])("losses of %f come in bursts of %i on average", (lossRatio, burstFrames) => {
  const got = transmit({ lossRatio, burstFrames }, 60_000);
  const loss = 1 - got.length / 60_000;
  expect(loss / lossRatio).toBeGreaterThan(0.85);
  expect(loss / lossRatio).toBeLessThan(1.15);
  const gaps = got.map(({ number }, i) => number - (got[i - 1]?.number ?? -1) - 1).filter((gap) => gap > 0);
  const meanGap = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  expect(meanGap / burstFrames).toBeGreaterThan(0.8);
  expect(meanGap / burstFrames).toBeLessThan(1.25);
});

test("a busy hub delays frames but never reorders them", () => {
  const got = transmit({ stallChance: 0.02, stallMs: 150 });
  expect(Math.max(...got.map(({ delayMs }) => delayMs))).toBeGreaterThan(100);
  expect(got.map(({ number }) => number)).toEqual(got.map((_, i) => i));
});

test("a long interval is the delay", () => {
  const got = transmit({ intervalMs: 45 });
  const delays = got.map(({ delayMs }) => delayMs);
  expect(Math.max(...delays)).toBeGreaterThan(LEAST_MS + 44);
});

test("nothing gets through while the air is closed", () => {
  let delivered = 0;
  const radio = createRadio({
    conditions: CALM_RADIO,
    random: createRandom(4),
    leastDelayMs: LEAST_MS,
    deliver: () => (delivered += 1),
  });
  radio.setAir(false);
  for (let i = 0; i < 50; i += 1) radio.send(new Uint8Array(4), i * 20);
  radio.setAir(true);
  radio.send(new Uint8Array(4), 1000);
  radio.deliverUntil(2000);
  expect(delivered).toBe(1);
});

test("troubles happen in time order and come back", () => {
  const troubles = createTroubles([
    { kind: "silence", firstMs: 1000, everyMs: 10_000, durationMs: 500 },
    { kind: "drop", firstMs: 3000, everyMs: 10_000, durationMs: 2500 },
    { kind: "reboot", firstMs: 7000, everyMs: 10_000, durationMs: 2000 },
  ]);
  const seen: string[] = [];
  const handlers = {
    air: (free: boolean, ms: number) => seen.push(`${ms} air ${free}`),
    link: (state: string, ms: number) => seen.push(`${ms} link ${state}`),
    reboot: (ms: number) => seen.push(`${ms} reboot`),
  };
  while (troubles.nextMs() < 12_000) troubles.take(handlers);
  expect(seen).toEqual([
    "1000 air false",
    "1500 air true",
    "3000 air false",
    `${3000 + SUPERVISION_MS} link down`,
    "5500 air true",
    "5500 link up",
    "7000 air false",
    "7000 reboot",
    `${7000 + SUPERVISION_MS} link down`,
    "9000 air true",
    "9000 link up",
    "11000 air false",
    "11500 air true",
  ]);
  expect(createTroubles([]).nextMs()).toBe(Infinity);
});
