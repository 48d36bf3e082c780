import { expect, test } from "vitest";

import { coreRun } from "#scripts/accuracy/coreRun.ts";
import { Contact } from "#hub/signal/contact.ts";
import { strokes, syntheticRun } from "#test/signal/support/syntheticRoller.ts";
import type { SyntheticOptions } from "#test/signal/support/syntheticRoller.ts";

const body = (tS: number) =>
  190 * (1 + 0.04 * Math.sin(1.37 * tS) + 0.03 * Math.sin(0.83 * tS + 1)) + 0.8 * Math.sin(2 * Math.PI * 9.3 * tS);

test("contact begins above 32 N and ends below 22 N; unknown keeps it", () => {
  const contact = new Contact();
  expect(contact.on).toBe(false);
  const seen = [0, 25, 32, 33, 25, Number.NaN, 22.1, 21.9, 30, Number.NaN].map((forceN) => {
    contact.step(forceN);
    return contact.on;
  });
  expect(seen).toEqual([false, false, false, true, true, true, true, false, false, false]);
});

function wrong(options: Partial<SyntheticOptions>, on: (tS: number) => boolean): number {
  const run = syntheticRun({
    seconds: 60,
    speedMmS: (tS) => (on(tS) ? strokes(25, 5)(tS) : 0),
    forceN: (tS) => (on(tS) ? body(tS) : 0),
    ...options,
  });
  const { ticks } = coreRun({ device: run.device, roller: run.roller, frames: run.frames });
  const off = ticks.filter(({ tMs, contact }) => contact !== on((tMs - run.startMs) / 1000));
  return off.length / ticks.length;
}

test("without a calibration contact is guessed from a restless and a quiet cell", () => {
  const on = (tS: number) => (tS > 2 && tS < 20) || (tS > 24 && tS < 40) || tS > 45;
  for (const mounting of ["ring", "four", "two"] as const) expect(wrong({ mounting }, on)).toBeLessThan(0.02);
  expect(wrong({ mounting: "split" }, on)).toBeLessThan(0.12);
});

test("a recording that begins and stays loaded is in contact", () => {
  expect(wrong({}, () => true)).toBeLessThan(0.02);
});
