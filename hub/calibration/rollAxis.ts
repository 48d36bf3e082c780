// Which IMU axis lies along the axle, and which way is counted positive.
//
// A roller turns about one axis only: there the mean square of the rate stands far above the two others. What the board
// says of the sign is kept; without it the first turns say what is positive (told as −2 turns they go the other way). Any
// sign is right as long as the calibration's table and the core use the same one.
import type { Samples } from "#hub/calibration/samples.ts";
import { firstFrom } from "#hub/calibration/samples.ts";
import type { Vector } from "#hub/calibration/blocks.ts";
import type { RollAxis } from "#shared/domain/device.ts";

export interface FoundAxis {
  readonly rollAxis: Exclude<RollAxis, "unknown">;
  /** The board said another one. */
  readonly contradicts: boolean;
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  /** Turns as they were told; negative ones go backwards. */
  readonly turns?: number | undefined;
}

export interface AxisOptions {
  readonly samples: Samples;
  /** Times to look at, the most telling first. */
  readonly spans: readonly Span[];
  readonly biasDps: Vector;
  readonly said: RollAxis;
}

const RATIO = 5;
/** Turned angle that decides, °. */
const LEAST_TURN_DEG = 60;
const MOST_STEP_S = 0.25;
const LETTERS = ["x", "y", "z"] as const;

/** Undefined when nothing turned far enough; then what the board says is all there is. */
export function findRollAxis({ samples, spans, biasDps, said }: AxisOptions): FoundAxis | undefined {
  const squares = [0, 0, 0];
  const ways = [0, 0, 0];
  /** Net way of the first span that has one, ° about each axis. */
  let signs: number[] | undefined;
  for (const { fromMs, toMs, turns = 1 } of spans) {
    const net = [0, 0, 0];
    const to = firstFrom(samples.imuMs, toMs);
    for (let i = Math.max(1, firstFrom(samples.imuMs, fromMs)); i < to; i += 1) {
      const dtS = Math.min(MOST_STEP_S, ((samples.imuMs[i] ?? 0) - (samples.imuMs[i - 1] ?? 0)) / 1000);
      for (const [axis, column] of samples.rate.entries()) {
        const rate = (column[i] ?? 0) - (biasDps[axis] ?? 0);
        squares[axis]! += rate * rate * dtS;
        ways[axis]! += Math.abs(rate) * dtS;
        net[axis]! += rate * dtS;
      }
    }
    if (net.some((way) => Math.abs(way) > LEAST_TURN_DEG)) signs ??= turns < 0 ? net.map((way) => -way) : net;
  }
  const best = squares.indexOf(Math.max(...squares));
  const second = Math.max(...squares.filter((_, axis) => axis !== best));
  const letter = LETTERS[best];
  if (letter === undefined || !((squares[best] ?? 0) > RATIO * second) || (ways[best] ?? 0) < LEAST_TURN_DEG)
    return undefined;
  if (said.startsWith(letter) && said !== "unknown") return { rollAxis: said, contradicts: false };
  const sign = (signs?.[best] ?? 1) < 0 ? "-" : "+";
  return { rollAxis: `${letter}${sign}`, contradicts: said !== "unknown" };
}
