import { expect, test } from "vitest";

import { LoadChannel } from "#hub/signal/calibrateLoad.ts";
import { createLoadSample } from "#hub/signal/loadSample.ts";
import { ZeroTracking } from "#hub/signal/zeroTracking.ts";
import { seeded } from "#test/signal/support/seeded.ts";
import { syntheticRun } from "#test/signal/support/syntheticRoller.ts";

const { calibration } = syntheticRun({ seconds: 0.1, speedMmS: () => 0, forceN: () => 0 });

/** The drift found after seconds of a free roller whose offset is `newtons` off. */
function tracked(options: {
  readonly newtons: (tS: number) => number;
  readonly seconds: number;
  readonly free?: (tS: number) => boolean;
  readonly second?: boolean;
  readonly offsetSdCounts?: number;
}): (tS: number) => number {
  const load = { ...calibration.load![0]!, deadWeightN: [0, 0] as [number, number] };
  const channel = new LoadChannel({ ...load, offsetSdCounts: options.offsetSdCounts ?? 3000 });
  const tracking = new ZeroTracking(channel, options.second ?? false);
  const sample = createLoadSample();
  const random = seeded(8);
  const seen: number[] = [];
  sample.phi = 1;
  for (let k = 0; k < options.seconds * 100; k += 1) {
    const tS = k / 100;
    sample.dtS = k === 0 ? Number.NaN : 0.01;
    const counts = load.offsetCounts + load.countsPerN * (options.newtons(tS) + random.normal(0.1));
    sample.counts0 = options.second ? 0 : counts;
    sample.counts1 = options.second ? counts : 0;
    tracking.step(sample, options.free?.(tS) ?? true);
    seen.push(channel.zeroN);
  }
  return (tS) => seen[Math.round(tS * 100)]!;
}

test("an offset that drifted is found on the free roller, of either channel", () => {
  for (const second of [false, true]) expect(tracked({ newtons: () => 4, seconds: 8, second })(7.9)).toBeCloseTo(4, 0);
});

test("a slow drift is followed, an hour's worth", () => {
  const drift = (tS: number) => 0.02 * tS;
  expect(Math.abs(tracked({ newtons: drift, seconds: 180 })(179) - drift(179))).toBeLessThan(0.6);
});

test("nothing is learned from the first moments, from a loaded or a moving roller, nor from a hand", () => {
  expect(tracked({ newtons: () => 4, seconds: 1 })(0.5)).toBe(0);
  expect(tracked({ newtons: () => 4, seconds: 5, free: () => false })(4.9)).toBe(0);
  expect(tracked({ newtons: () => 12, seconds: 5 })(4.9)).toBe(0);
  // Touched again and again: never free for long enough.
  expect(tracked({ newtons: () => 4, seconds: 5, free: (tS) => tS % 0.5 < 0.4 })(4.9)).toBe(0);
});

test("a sure calibration is moved more slowly than a doubtful one", () => {
  const sure = tracked({ newtons: () => 3, seconds: 3, offsetSdCounts: 100 })(2);
  const doubtful = tracked({ newtons: () => 3, seconds: 3, offsetSdCounts: 6000 })(2);
  expect(sure).toBeLessThan(doubtful);
  expect(sure).toBeGreaterThan(0);
});
