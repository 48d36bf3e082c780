// When a step may have happened: people press the button early or late by up to a second, so a step is looked for around
// the time they told, but never where it would be nearer to another step.
import type { StepLine } from "#shared/schema/recording.ts";

export interface StepWindow {
  readonly step: StepLine;
  /** Place among the steps in the order of time. */
  readonly index: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Surely inside, for all a sloppy hand may do. */
  readonly middleMs: number;
}

const SLOPPY_MS = 1000;

/** In the order of time; a step that ends before it starts is taken the other way round. */
export function stepWindows(steps: readonly StepLine[]): StepWindow[] {
  const sorted = steps
    .map((step) => ({ step, startMs: Math.min(step.startMs, step.endMs), endMs: Math.max(step.startMs, step.endMs) }))
    .toSorted((one, two) => one.startMs + one.endMs - two.startMs - two.endMs);
  return sorted.map(({ step, startMs, endMs }, index) => {
    const before = sorted[index - 1];
    const after = sorted[index + 1];
    const fromMs = Math.max(startMs - SLOPPY_MS, before === undefined ? -Infinity : (before.endMs + startMs) / 2);
    const toMs = Math.min(endMs + SLOPPY_MS, after === undefined ? Infinity : (after.startMs + endMs) / 2);
    return { step, index, fromMs, toMs: Math.max(toMs, fromMs), middleMs: (startMs + endMs) / 2 };
  });
}
