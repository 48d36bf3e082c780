import { expect, test } from "vitest";

import { MotionWatch } from "#hub/calibration/guide/motion.ts";
import type { StepLine } from "#shared/schema/recording.ts";
import { benchRecording } from "#test/calibration/bench.ts";
import type { BenchRecording } from "#test/calibration/bench.ts";

/** What is seen during one step, from its told start on. */
function during({ device, frames, steps }: BenchRecording, type: StepLine["type"], earlyMs = 0) {
  const step = steps.find((candidate) => candidate.type === type);
  if (step === undefined) throw new Error(`no ${type}`);
  const watch = new MotionWatch(device);
  const seen: ReturnType<MotionWatch["motion"]>[] = [];
  let started = false;
  for (const frame of frames) {
    if (frame.rxMs > step.endMs) break;
    watch.push(frame);
    if (frame.rxMs < step.startMs - earlyMs) continue;
    if (!started) watch.reset();
    started = true;
    seen.push(watch.motion(frame.rxMs));
  }
  return seen;
}

test("stillness is counted from the last movement", () => {
  const still = during(benchRecording({ seed: 1, steps: ["rest"], sloppyMs: 0 }), "rest");
  expect(still.at(-1)?.stillS).toBeGreaterThan(3);
  const moved = during(benchRecording({ seed: 1, steps: ["rest"], sloppyMs: 0, rest: "moved" }), "rest");
  expect(moved.at(-1)?.stillS).toBeLessThan(2);
  expect(Math.min(...moved.slice(10).map(({ stillS }) => stillS))).toBe(0);
});

test.each(["x-", "y+", "z+"] as const)("turns are counted there and back, about %s as about any axis", (rollAxis) => {
  const recording = benchRecording({
    seed: 2,
    rollAxis,
    steps: ["rest", "weightTurns"],
    weightTurns: [1.02, -1.01],
    sloppyMs: 0,
  });
  const last = during(recording, "weightTurns").at(-1);
  expect(Math.abs((last?.forwardTurns ?? 0) - 1.02)).toBeLessThan(0.03);
  expect(Math.abs((last?.backTurns ?? 0) - 1.01)).toBeLessThan(0.03);
});

test.each([1, 2])("a press is felt while it is held, whatever the mounting (%i channels)", (channels) => {
  const mounting = channels === 2 ? "two" : "ring";
  const recording = benchRecording({ seed: 4, mounting, steps: ["press"], presses: 1, sloppyMs: 0 });
  const seen = during(recording, "press", 900);
  expect(seen[5]?.heldS).toBe(0);
  expect(Math.max(...seen.map(({ heldS }) => heldS))).toBeGreaterThan(2.5);
});

test("a roller that says nothing grows old", () => {
  const { device, frames } = benchRecording({ seed: 5, steps: ["rest"] });
  const watch = new MotionWatch(device);
  expect(watch.motion(0).ageS).toBe(Infinity);
  for (const frame of frames) watch.push(frame);
  expect(watch.motion((frames.at(-1)?.rxMs ?? 0) + 2500).ageS).toBe(2.5);
});
