import { expect, test } from "vitest";

import { SampleAxis } from "#hub/signal/sampleAxis.ts";
import type { SampleAxisSettings } from "#hub/signal/sampleAxis.ts";
import { seeded } from "#test/signal/support/seeded.ts";

function axis(settings: Partial<SampleAxisSettings>): SampleAxis {
  return new SampleAxis({ nominalHz: 80, groupDelayMs: 25, delayFrom: "sample", fitted: true, ...settings });
}

interface Conversion {
  readonly trueMs: number;
  readonly stampMs: number;
  readonly lost: boolean;
}

/** A converter at `hz` read by a board that looks every `pollMs`; `missed`: looks that do not happen. */
function polled(hz: number, pollMs: number, missed: (look: number) => boolean): Conversion[] {
  const rows: Conversion[] = [];
  let taken = 0;
  let lost = false;
  for (let look = 1; look * pollMs < 30_000; look += 1) {
    if (missed(look)) {
      lost = true;
      continue;
    }
    const newest = Math.floor(((look * pollMs) / 1000) * hz);
    if (newest > taken) {
      rows.push({ trueMs: (newest * 1000) / hz, stampMs: look * pollMs, lost });
      taken = newest;
      lost = false;
    }
  }
  return rows;
}

function errors(under: SampleAxis, rows: readonly Conversion[], delayMs: number): number[] {
  return rows.map(({ trueMs, stampMs, lost }) => {
    under.stampMs = stampMs;
    under.step(lost);
    return under.tMs + delayMs - trueMs;
  });
}

test("a polled converter's own times come out of stamps on the IMU's raster", () => {
  for (const hz of [68, 80, 92.3]) {
    const under = axis({});
    under.pollMs = 9.61;
    const late = errors(
      under,
      polled(hz, 9.61, () => false),
      25,
    ).slice(300);
    expect(Math.max(...late.map(Math.abs))).toBeLessThan(0.35);
    expect(under.periodMs).toBeCloseTo(1000 / hz, 2);
  }
});

test("missed looks leave gaps in the numbers, not in the times", () => {
  const random = seeded(4);
  const under = axis({});
  under.pollMs = 9.61;
  const rows = polled(92, 9.61, (look) => look > 300 && random.next() < 0.03);
  // A conversion read just before the next one is ready may be taken for that: one by one, and rarely.
  const late = errors(under, rows, 25).slice(300).map(Math.abs);
  expect(late.filter((error) => error > 0.8).length).toBeLessThan(0.003 * late.length);
});

test("a board that comes late to its looks now and then does not upset the numbers", () => {
  for (const [hz, pollMs] of [
    [90, 9.6],
    [88.5, 10.4],
    [91, 9],
  ] as const) {
    const random = seeded(9);
    const under = axis({});
    under.pollMs = pollMs;
    const late = (look: number) => look * pollMs - 0.5 * Math.log(1 - random.next()) + (random.next() < 0.01 ? 3 : 0);
    const off: number[] = [];
    let taken = 0;
    let lookedMs = 0;
    let lastMs = Number.NEGATIVE_INFINITY;
    let backwards = 0;
    for (let look = 1; look * pollMs < 60_000; look += 1) {
      const atMs = late(look);
      const newest = Math.floor(((look * pollMs) / 1000) * hz);
      if (newest > taken) {
        under.stampMs = atMs;
        under.sinceLookMs = atMs - lookedMs;
        under.step(false);
        if (under.tMs <= lastMs) backwards += 1;
        lastMs = under.tMs;
        off.push(Math.abs(under.tMs + 25 - (newest * 1000) / hz));
        taken = newest;
      }
      lookedMs = atMs;
    }
    expect(backwards).toBe(0);
    // Far below a period: no conversion was given another's time.
    expect(Math.max(...off.slice(300))).toBeLessThan(2);
  }
});

test("exact stamps stay as they are", () => {
  const under = axis({ groupDelayMs: 0 });
  const rows = Array.from({ length: 1000 }, (_, k) => ({ trueMs: k * 10.87, stampMs: k * 10.87, lost: false }));
  expect(Math.max(...errors(under, rows, 0).map(Math.abs))).toBeLessThan(0.01);
});

test("a delay measured from the stamps keeps their mean", () => {
  const under = axis({ delayFrom: "stamp", groupDelayMs: 30 });
  under.pollMs = 9.61;
  const rows = polled(92, 9.61, () => false);
  const off = rows.map(({ stampMs }) => {
    under.stampMs = stampMs;
    under.step(false);
    return under.tMs + 30 - stampMs;
  });
  const late = off.slice(400);
  expect(late.reduce((sum, value) => sum + value, 0) / late.length).toBeCloseTo(0, 0);
});

test("a sensor without a steady rate is noticed; its stamps are used", () => {
  const random = seeded(9);
  const under = axis({ nominalHz: 104, groupDelayMs: 0 });
  let stampMs = 0;
  let worst = 0;
  for (let k = 0; k < 3000; k += 1) {
    stampMs += 5 + 25 * random.next();
    under.stampMs = stampMs;
    under.step(false);
    worst = Math.max(worst, Math.abs(under.tMs - stampMs));
  }
  expect(worst).toBeLessThan(25);
  expect(Number.isFinite(under.periodMs)).toBe(true);
});

test("without a fit half a poll is taken off; a long silence begins anew", () => {
  const under = axis({ fitted: false, groupDelayMs: 25 });
  under.pollMs = 10;
  under.stampMs = 1000;
  under.step(false);
  expect(under.tMs).toBe(970);
  under.stampMs = 9000;
  under.step(false);
  expect(under.tMs).toBe(8970);
});
