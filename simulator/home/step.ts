// A step of a home calibration as the person does it, and what they will tell about it.
import type { StepLine } from "#shared/schema/recording.ts";

/** The bathroom scale under the roller, zeroed with the roller on it. */
export interface Scale {
  /** Shown = true · gain + offset, rounded to whole steps. */
  readonly gain: number;
  readonly offsetKg: number;
  readonly stepKg: number;
}

/** What is told beside type and times; `scale` stands for the reading that is still to be taken. */
export interface StepOrder extends Pick<StepLine, "type" | "turns" | "weightKg" | "distanceMm"> {
  readonly scale?: Scale;
}

/** A step that was done, sim ms. */
export interface DoneStep extends StepOrder {
  readonly startMs: number;
  readonly endMs: number;
}
