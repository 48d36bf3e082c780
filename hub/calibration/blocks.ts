// The recording in blocks of a fifth of a second: means and spreads of both sensors. Long enough for noise to average out,
// short against anything a person does.
import type { Samples } from "#hub/calibration/samples.ts";
import { firstFrom } from "#hub/calibration/samples.ts";

export type Vector = readonly [number, number, number];

export interface Block {
  readonly fromMs: number;
  readonly toMs: number;
  /** Means: °/s and g along the IMU's axes; NaN without samples. */
  readonly rate: Vector;
  readonly force: Vector;
  /** Root of the summed variances of the three rates, °/s, and of the specific force, g. */
  readonly rateSd: number;
  readonly forceSd: number;
  /** Mean and spread of the counts, one a channel; NaN without readings. */
  readonly counts: readonly number[];
  readonly countsSd: readonly number[];
}

export const BLOCK_MS = 200;
/** A longer recording is no calibration; its first part is used. */
const MOST_BLOCKS = 36_000;

export function blocksOf(samples: Samples): Block[] {
  const { imuMs, loadMs } = samples;
  const firstMs = Math.min(imuMs[0] ?? Infinity, loadMs[0] ?? Infinity);
  const lastMs = Math.max(imuMs.at(-1) ?? -Infinity, loadMs.at(-1) ?? -Infinity);
  if (!(lastMs > firstMs)) return [];
  const count = Math.min(MOST_BLOCKS, Math.ceil((lastMs - firstMs) / BLOCK_MS));
  return Array.from({ length: count }, (_, k) => {
    const fromMs = firstMs + k * BLOCK_MS;
    const toMs = fromMs + BLOCK_MS;
    const imu: Span = [firstFrom(imuMs, fromMs), firstFrom(imuMs, toMs)];
    const load: Span = [firstFrom(loadMs, fromMs), firstFrom(loadMs, toMs)];
    const rate = samples.rate.map((column) => moments(column, imu));
    const force = samples.force.map((column) => moments(column, imu));
    const counts = samples.counts.map((column) => moments(column, load));
    return {
      fromMs,
      toMs,
      rate: vectorOf(rate),
      force: vectorOf(force),
      rateSd: Math.sqrt(rate.reduce((sum, { variance }) => sum + variance, 0)),
      forceSd: Math.sqrt(force.reduce((sum, { variance }) => sum + variance, 0)),
      counts: counts.map(({ mean }) => mean),
      countsSd: counts.map(({ variance }) => Math.sqrt(variance)),
    };
  });
}

/** Blocks that lie within the times. */
export function blocksWithin(blocks: readonly Block[], fromMs: number, toMs: number): readonly Block[] {
  const first = blocks[0];
  if (first === undefined) return [];
  const from = Math.max(0, Math.ceil((fromMs - first.fromMs) / BLOCK_MS));
  return blocks.slice(from, Math.max(from, Math.floor((toMs - first.fromMs) / BLOCK_MS)));
}

type Span = readonly [number, number];

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

function moments(column: Float64Array, [from, to]: Span): Moments {
  const count = to - from;
  if (count < 2) return { mean: count === 1 ? (column[from] ?? Number.NaN) : Number.NaN, variance: Number.NaN };
  const origin = column[from] ?? 0;
  let sum = 0;
  let squares = 0;
  for (let i = from; i < to; i += 1) {
    const off = (column[i] ?? 0) - origin;
    sum += off;
    squares += off * off;
  }
  return { mean: origin + sum / count, variance: Math.max(0, (squares - (sum * sum) / count) / (count - 1)) };
}

function vectorOf([x, y, z]: readonly Moments[]): Vector {
  return [x?.mean ?? Number.NaN, y?.mean ?? Number.NaN, z?.mean ?? Number.NaN];
}
