// How strongly a load cell answers to a force that comes in at an angle: g of each way of mounting it.
// A force between limb and floor squeezes the shell from both sides, so g repeats every half turn.
import type { Mounting } from "#shared/domain/device.ts";

export interface MountingShape {
  readonly mounting: Mounting;
  /** a2/a0 of a ring. */
  readonly ringRatio: number;
  /** Fourth harmonic, relative: an effect of a shell that is not perfectly round. */
  readonly fourth: number;
}

/** Makes the mean of |cos| one. */
const SPLIT_GAIN = Math.PI / 2;
/** How far four cells in one bridge differ from one another. */
const FOUR_RATIO = 0.025;

export function channelsOf(mounting: Mounting): number {
  return mounting === "two" ? 2 : 1;
}

/** g of `channel` at `angleRad` between the load line and the cell's own axis; mean about 1 (amplitude 1 for `two`). */
export function response(shape: MountingShape, channel: number, angleRad: number): number {
  const fourth = shape.fourth * Math.cos(4 * angleRad);
  switch (shape.mounting) {
    case "split":
      return SPLIT_GAIN * Math.abs(Math.cos(angleRad)) + fourth;
    case "four":
      return 1 + FOUR_RATIO * Math.cos(2 * angleRad) + fourth;
    case "two":
      return Math.abs(channel === 0 ? Math.cos(angleRad) : Math.sin(angleRad)) + fourth;
    case "ring":
    case "unknown":
      return 1 + shape.ringRatio * Math.cos(2 * angleRad) + fourth;
  }
}
