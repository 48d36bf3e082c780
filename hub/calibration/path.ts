// A stretch of rolling: the turn the gyro measures and the specific force across the axle, sample by sample.
import type { Block, Vector } from "#hub/calibration/blocks.ts";
import { blocksWithin } from "#hub/calibration/blocks.ts";
import type { Samples } from "#hub/calibration/samples.ts";
import { firstFrom } from "#hub/calibration/samples.ts";
import { norm } from "#hub/calibration/stillness.ts";
import { axisFrame } from "#shared/domain/angle.ts";
import type { AxisFrame } from "#shared/domain/angle.ts";
import type { RollAxis } from "#shared/domain/device.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";

/** Columns of equal length; a path never spans a gap in the samples. */
export interface Path {
  readonly tMs: Float64Array;
  /** Turn about the axle since the start as the gyro has it, rad: bias taken off, scale not yet known. */
  readonly turned: Float64Array;
  /** Rate and angular acceleration about the axle, rad/s, rad/s². */
  readonly rate: Float64Array;
  readonly accel: Float64Array;
  /** Specific force along the axle, t1 and t2, g. */
  readonly along: Float64Array;
  readonly f1: Float64Array;
  readonly f2: Float64Array;
}

export interface Axle {
  readonly frame: AxisFrame;
  readonly biasDps: Vector;
}

/** A longer pause between samples ends a path, ms. */
const GAP_MS = 250;
const LEAST_SAMPLES = 20;
/** Half of the time over which the angular acceleration is taken, in samples. */
const SLOPE_SAMPLES = 6;
/** Sine of the tilt, and rate across the axle, °/s, from which on a roller is in the hands. */
const HELD_TILT = 0.3;
const HELD_DPS = 40;

export function axleOf(rollAxis: Exclude<RollAxis, "unknown">, biasDps: Vector): Axle {
  return { frame: axisFrame(rollAxis), biasDps };
}

/** The blocks around `middleMs` in which the roller lies on something and is not carried about. */
export function layingBlocks(
  blocks: readonly Block[],
  window: { readonly fromMs: number; readonly toMs: number; readonly middleMs: number },
  axle: Axle,
): readonly Block[] {
  const within = blocksWithin(blocks, window.fromMs, window.toMs);
  const held = within.map((block) => isHeld(block, axle));
  const at = Math.max(
    0,
    within.findIndex(({ toMs }) => toMs > window.middleMs),
  );
  let from = at;
  while (from > 0 && held[from - 1] === false) from -= 1;
  let to = at;
  while (to < within.length && held[to] === false) to += 1;
  // Turned in the air it may never lie: then all of it counts that is not carried about.
  return to > from ? within.slice(from, to) : within.filter((_, k) => held[k] === false);
}

export function isHeld(block: Block, { frame, biasDps }: Axle): boolean {
  const size = norm(block.force);
  const across = Math.hypot(
    block.rate[at3(frame.t1)] - biasDps[at3(frame.t1)],
    block.rate[at3(frame.t2)] - biasDps[at3(frame.t2)],
  );
  return !(Math.abs(block.force[at3(frame.axis)]) < HELD_TILT * size && across < HELD_DPS && Math.abs(size - 1) < 0.3);
}

export function pathsWithin(samples: Samples, fromMs: number, toMs: number, axle: Axle): Path[] {
  const { imuMs } = samples;
  const from = firstFrom(imuMs, fromMs);
  const to = firstFrom(imuMs, toMs);
  const paths: Path[] = [];
  let start = from;
  for (let i = from + 1; i <= to; i += 1) {
    if (i < to && (imuMs[i] ?? 0) - (imuMs[i - 1] ?? 0) <= GAP_MS) continue;
    if (i - start >= LEAST_SAMPLES) paths.push(pathOf(samples, start, i, axle));
    start = i;
  }
  return paths;
}

function pathOf(samples: Samples, from: number, to: number, { frame, biasDps }: Axle): Path {
  const count = to - from;
  const tMs = samples.imuMs.slice(from, to);
  const column = (columns: Samples["force"], axis: number) => columns[at3(axis)];
  const gyro = column(samples.rate, frame.axis);
  const bias = biasDps[at3(frame.axis)];
  const rate = Float64Array.from(
    { length: count },
    (_, k) => frame.axisSign * ((gyro[from + k] ?? 0) - bias) * RAD_PER_DEG,
  );
  const turned = new Float64Array(count);
  for (let k = 1; k < count; k += 1) {
    const dtS = ((tMs[k] ?? 0) - (tMs[k - 1] ?? 0)) / 1000;
    turned[k] = (turned[k - 1] ?? 0) + 0.5 * ((rate[k] ?? 0) + (rate[k - 1] ?? 0)) * dtS;
  }
  const accel = Float64Array.from({ length: count }, (_, k) => {
    const [a, b] = [Math.max(0, k - SLOPE_SAMPLES), Math.min(count - 1, k + SLOPE_SAMPLES)];
    const middle = (a + b) >> 1;
    const seconds = ((tMs[b] ?? 0) - (tMs[a] ?? 0)) / 2000;
    // Mean rate of the second half less that of the first.
    return (meanOf(rate, middle, b) - meanOf(rate, a, middle)) / Math.max(seconds, 1e-3);
  });
  const force = (axis: number, sign: number) =>
    Float64Array.from({ length: count }, (_, k) => sign * (column(samples.force, axis)[from + k] ?? 0));
  return {
    tMs,
    turned,
    rate,
    accel,
    along: force(frame.axis, frame.axisSign),
    f1: force(frame.t1, 1),
    f2: force(frame.t2, frame.t2Sign),
  };
}

function meanOf(column: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i <= to; i += 1) sum += column[i] ?? 0;
  return sum / (to - from + 1);
}

/** An index of a three-vector. */
export function at3(axis: number): 0 | 1 | 2 {
  return axis === 0 ? 0 : axis === 1 ? 1 : 2;
}
