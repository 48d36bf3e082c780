// A home calibration in which some steps were never done: neither noted down nor in the recording.
import { calibrate } from "#hub/calibration/calibrate.ts";
import { collectSamples } from "#hub/calibration/samples.ts";
import type { SimulatedRun } from "#scripts/accuracy/simulatedRun.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { StepLine } from "#shared/schema/recording.ts";

/** A load lies on the roller from before to after its step, ms. */
const BEFORE_MS = 5000;
const AFTER_MS = 3000;
/** What a step that was done needs around it, ms. */
const OWN_MS = 2000;

/** `isDone` is asked once a step, in order, with its number among those of its type. */
export function calibrationOfSteps(
  home: SimulatedRun,
  isDone: (step: StepLine, number: number) => boolean,
): Calibration | undefined {
  const counts = new Map<StepLine["type"], number>();
  const judged = home.steps.map((step) => {
    const number = counts.get(step.type) ?? 0;
    counts.set(step.type, number + 1);
    return { step, done: isDone(step, number) };
  });
  const spans = (done: boolean, beforeMs: number, afterMs: number) =>
    judged
      .filter((each) => each.done === done)
      .map(({ step: { startMs, endMs } }) => [Math.min(startMs, endMs) - beforeMs, Math.max(startMs, endMs) + afterMs]);
  const kept = spans(true, OWN_MS, OWN_MS);
  const left = spans(false, BEFORE_MS, AFTER_MS);
  const within = (tMs: number, all: readonly (readonly number[])[]) =>
    all.some(([fromMs = 0, toMs = 0]) => tMs >= fromMs && tMs <= toMs);
  const frames = home.frames.filter(({ rxMs }) => within(rxMs, kept) || !within(rxMs, left));
  const steps = judged.filter(({ done }) => done).map(({ step }) => step);
  const { device, roller } = home;
  return calibrate({ device, roller, samples: collectSamples(device, frames), steps }).calibration;
}
