// From the simulated home to another evening on the same roller: the force after a calibration at home.
import { expect, test } from "vitest";

import { calibrate } from "#hub/calibration/calibrate.ts";
import { collectSamples } from "#hub/calibration/samples.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { Calibration } from "#shared/schema/calibration.ts";
import type { TruthTick } from "#sim/truth/truthLine.ts";
import { rms } from "#test/calibration/judge.ts";
import { run } from "#test/simulator/session.ts";
import type { Order } from "#test/simulator/session.ts";

function atHome(order: Omit<Order, "scenario">) {
  const { identities, frames, steps } = run({ scenario: "home-calibration", ...order });
  const [identity] = identities;
  if (identity === undefined) throw new Error("no roller");
  const { device, roller } = identity;
  return calibrate({ device, roller, samples: collectSamples(device, frames), steps });
}

test.each([
  ["ring", 21, 0.036],
  ["two", 22, 0.036],
] as const)(
  "calibrated at home a %s roller tells the force of another evening within what is acceptable",
  (mounting, seed, most) => {
    const { calibration, quality } = atHome({ seed, mounting });
    expect(quality.steps.filter(({ good }) => !good)).toEqual([]);
    expect(quality.grade).toBe("good");
    expect(Calibration.parse(calibration)).toEqual(calibration);
    const evening = run({ scenario: "post-run", seed, mounting, seconds: 40 });
    const truths = new Map(
      evening.truth.filter((line): line is TruthTick => line.k === "tick").map((line) => [line.tMs, line]),
    );
    const [identity] = evening.identities;
    if (identity === undefined || calibration === undefined) throw new Error("no roller");
    const errors: number[] = [];
    let covered = 0;
    const core = createPipeline(
      { device: identity.device, roller: identity.roller, calibration },
      {
        tick(tick) {
          const truth = truths.get(tick.tMs);
          if (truth?.contact !== true || !(truth.forceN > 30) || !Number.isFinite(tick.forceN)) return;
          errors.push((tick.forceN - truth.forceN) / truth.forceN);
          if (Math.abs(tick.forceN - truth.forceN) <= 2 * tick.forceSdN) covered += 1;
        },
        event: () => undefined,
      },
    );
    for (const frame of evening.frames) core.push(frame);
    core.finish();
    expect(errors.length).toBeGreaterThan(2000);
    expect(rms(errors)).toBeLessThan(most);
    expect(covered / errors.length).toBeGreaterThan(0.8);
  },
);

test("an axis that the board does not know is found", () => {
  const { calibration } = atHome({ seed: 23, rollAxis: "unknown", diameterMm: 110 });
  const truth = run({ scenario: "home-calibration", seed: 23, rollAxis: "unknown", diameterMm: 110, seconds: 0 });
  expect(calibration?.rollAxis.charAt(0)).toBe(truth.calibration.rollAxis.charAt(0));
  expect(calibration?.load).toBeDefined();
});
