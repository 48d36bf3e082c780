import { expect, test } from "vitest";

import { Carried } from "#hub/signal/carried.ts";
import { createImuSample } from "#hub/signal/imuSample.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";

interface Pose {
  readonly tiltDeg?: number;
  readonly lengthG?: number;
  readonly turnDps?: number;
}

const DT_S = 0.01;

/** The state after each sample of a pose held for some seconds after the other. */
function held(poses: readonly (Pose & { readonly seconds: number })[], loaded = false): boolean[] {
  const carried = new Carried();
  const sample = createImuSample();
  const seen: boolean[] = [];
  for (const { seconds, tiltDeg = 0, lengthG = 1, turnDps = 0 } of poses) {
    for (let k = 0; k < seconds / DT_S; k += 1) {
      const tilt = tiltDeg * RAD_PER_DEG;
      sample.dtS = seen.length === 0 ? Number.NaN : DT_S;
      sample.accAxis = lengthG * Math.sin(tilt);
      sample.accT1 = lengthG * Math.cos(tilt) * 0.6;
      sample.accT2 = lengthG * Math.cos(tilt) * 0.8;
      sample.gyroT1 = turnDps * RAD_PER_DEG;
      sample.gyroT2 = 0;
      carried.step(sample, loaded);
      seen.push(carried.active);
    }
  }
  return seen;
}

test("level and quiet is on the floor; tilted, turned across or shaken is in the hands", () => {
  expect(held([{ seconds: 1 }]).at(-1)).toBe(false);
  expect(held([{ seconds: 1, tiltDeg: 19 }]).at(-1)).toBe(false);
  for (const tiltDeg of [25, -25, 90]) expect(held([{ seconds: 1, tiltDeg }]).at(-1)).toBe(true);
  expect(held([{ seconds: 1, turnDps: 40 }]).at(-1)).toBe(false);
  for (const turnDps of [50, -50]) expect(held([{ seconds: 1, turnDps }]).at(-1)).toBe(true);
  for (const lengthG of [0.7, 1.3, 0]) expect(held([{ seconds: 1, lengthG }]).at(-1)).toBe(true);
  expect(held([{ seconds: 1, lengthG: 1.2 }]).at(-1)).toBe(false);
});

test("with a body on it only a strong tilt counts", () => {
  expect(held([{ seconds: 1, tiltDeg: 35, turnDps: 80, lengthG: 1.5 }], true).at(-1)).toBe(false);
  expect(held([{ seconds: 1, tiltDeg: 45 }], true).at(-1)).toBe(true);
  // Once strongly tilted it must come back below the free limit.
  const back = held(
    [
      { seconds: 1, tiltDeg: 45 },
      { seconds: 1, tiltDeg: 30 },
      { seconds: 1, tiltDeg: 15 },
    ],
    true,
  );
  expect([back[99], back[199], back[299]]).toEqual([true, true, false]);
});

test("a knock of 50 ms is no carry, half a second is", () => {
  const knock = held([{ seconds: 1 }, { seconds: 0.05, lengthG: 1.6 }, { seconds: 1 }]);
  expect(knock.includes(true)).toBe(false);
  const lift = held([{ seconds: 1 }, { seconds: 0.5, lengthG: 1.6 }]);
  expect(lift.at(-1)).toBe(true);
});

test("it counts as put down after a quarter of a quiet second, and not while it is quiet at a tilt", () => {
  const seen = held([
    { seconds: 1, tiltDeg: 60 },
    { seconds: 2, tiltDeg: 0 },
  ]);
  const downS = (seen.lastIndexOf(true) - 99) * DT_S;
  expect(downS).toBeGreaterThan(0.25);
  expect(downS).toBeLessThan(0.8);
  expect(
    held([
      { seconds: 1, tiltDeg: 60 },
      { seconds: 3, tiltDeg: 18 },
    ]).at(-1),
  ).toBe(true);
});
