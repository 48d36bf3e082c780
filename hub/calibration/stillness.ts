// Moments at which the roller did not move: the gyro is as quiet as it ever is, steady, and gravity keeps its direction.
// They give the gyro's zero offset (mean rate there), and where nothing lies on the roller the load cell's.
import type { Block, Vector } from "#hub/calibration/blocks.ts";
import { mean, median, quantile } from "#hub/calibration/statistics.ts";
import { DEG_PER_RAD } from "#shared/domain/units.ts";

export interface StillRun {
  readonly fromMs: number;
  readonly toMs: number;
  readonly rate: Vector;
  /** Spread of the rates within blocks, °/s. */
  readonly rateSd: number;
  readonly force: Vector;
  readonly counts: readonly number[];
  /** Spread of the counts within blocks, and range of the blocks' means, the outermost tenths left out. */
  readonly countsSd: readonly number[];
  readonly countsWander: readonly number[];
}

/** A still run has at least so many blocks. */
export const LEAST_BLOCKS = 4;
/** Quiet: within this many times the quietest tenth of all blocks, and this, °/s. */
const QUIET_TIMES = 3;
const QUIET_DPS = 0.12;
/** Change of the mean rate, °/s, and of gravity's direction, °, within a run. */
const STEADY_DPS = 0.9;
const STEADY_DEG = 0.6;

/** A load that changes by so many times the cell's own noise is no longer the same load. */
const LOAD_CHANGE = 10;

export function stillRuns(blocks: readonly Block[]): StillRun[] {
  const loadNoise = blocks[0]?.counts.map((_, c) =>
    quantile(
      blocks.map(({ countsSd }) => countsSd[c] ?? Number.NaN),
      0.1,
    ),
  );
  const sameLoad = (one: Block, two: Block) =>
    one.counts.every(
      (value, c) => !(Math.abs(value - (two.counts[c] ?? value)) > LOAD_CHANGE * (loadNoise?.[c] ?? Infinity)),
    );
  const limit =
    QUIET_TIMES *
      quantile(
        blocks.map(({ rateSd }) => rateSd),
        0.1,
      ) +
    QUIET_DPS;
  const runs: StillRun[] = [];
  let open: Block[] = [];
  function close(): void {
    if (open.length >= LEAST_BLOCKS) runs.push(runOf(open));
    open = [];
  }
  for (const block of blocks) {
    const [first] = open;
    const quiet = block.rateSd < limit && Math.abs(norm(block.force) - 1) < 0.2;
    const steady =
      first && distance(first.rate, block.rate) < STEADY_DPS && angleDeg(first.force, block.force) < STEADY_DEG;
    if (steady === true && quiet && sameLoad(open.at(-1) ?? first, block) && sameLoad(first, block)) {
      open.push(block);
      continue;
    }
    close();
    if (quiet) open = [block];
  }
  close();
  return runs;
}

export interface GyroBias {
  readonly dps: Vector;
  /** One σ, axis by axis: a heading that wanders at rest shows across the axle, not along it. */
  readonly sdDps: Vector;
  /** How long the roller lay still in all, s. */
  readonly stillS: number;
}

/** A hand on the roller keeps it a little uneasy: runs up to this many times as uneasy as the quietest quarter count. */
const QUIETEST = 1.15;
/** What a gyro's zero does from one evening to the next, °/s: no rest measures it better than this for later. */
const LASTING_DPS = 0.03;
/** Scatter that a few runs do not show, °/s. */
const UNSEEN_DPS = 0.03;

/** Undefined when the roller never lay still. */
export function gyroBias(runs: readonly StillRun[]): GyroBias | undefined {
  if (runs.length === 0) return undefined;
  const middle = (axis: 0 | 1 | 2) => median(runs.map(({ rate }) => rate[axis]));
  const centre: Vector = [middle(0), middle(1), middle(2)];
  const agreeing = runs.filter(({ rate }) => distance(rate, centre) < 2 * STEADY_DPS);
  const calmest = quantile(
    agreeing.map(({ rateSd }) => rateSd),
    0.25,
  );
  const calm = agreeing.filter(({ rateSd }) => rateSd <= QUIETEST * calmest);
  const used = calm.length > 0 ? calm : runs;
  const seconds = used.map(({ fromMs, toMs }) => (toMs - fromMs) / 1000);
  const stillS = seconds.reduce((sum, value) => sum + value, 0);
  const along = (axis: 0 | 1 | 2, of: (rate: number) => number) =>
    used.reduce((sum, { rate }, k) => sum + of(rate[axis]) * (seconds[k] ?? 0), 0) / stillS;
  const dps: Vector = [along(0, (rate) => rate), along(1, (rate) => rate), along(2, (rate) => rate)];
  const sd = (axis: 0 | 1 | 2) => {
    const scatter = Math.sqrt(along(axis, (rate) => (rate - dps[axis]) ** 2) + UNSEEN_DPS ** 2);
    return Math.hypot(LASTING_DPS, scatter / Math.sqrt(used.length));
  };
  return { dps, sdDps: [sd(0), sd(1), sd(2)], stillS };
}

export function norm([x, y, z]: Vector): number {
  return Math.hypot(x, y, z);
}

export function distance(one: Vector, two: Vector): number {
  return Math.hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

/** Angle between two directions, °. */
export function angleDeg(one: Vector, two: Vector): number {
  const across = Math.hypot(
    one[1] * two[2] - one[2] * two[1],
    one[2] * two[0] - one[0] * two[2],
    one[0] * two[1] - one[1] * two[0],
  );
  return Math.atan2(across, one[0] * two[0] + one[1] * two[1] + one[2] * two[2]) * DEG_PER_RAD;
}

function runOf(all: readonly Block[]): StillRun {
  // The ends may already belong to the next movement.
  const blocks = all.length > LEAST_BLOCKS + 2 ? all.slice(1, -1) : all;
  const first = blocks[0];
  const along = (pick: (block: Block) => Vector): Vector => [
    mean(blocks.map((block) => pick(block)[0])),
    mean(blocks.map((block) => pick(block)[1])),
    mean(blocks.map((block) => pick(block)[2])),
  ];
  const channels = first?.counts.length ?? 0;
  const loaded = blocks.filter(({ counts, countsSd }) => [...counts, ...countsSd].every(Number.isFinite));
  const each = (pick: (values: readonly Block[], channel: number) => number) =>
    Array.from({ length: channels }, (_, channel) => pick(loaded, channel));
  return {
    fromMs: first?.fromMs ?? Number.NaN,
    toMs: blocks.at(-1)?.toMs ?? Number.NaN,
    rate: along(({ rate }) => rate),
    rateSd: mean(blocks.map(({ rateSd }) => rateSd)),
    force: along(({ force }) => force),
    counts: each((from, channel) => mean(from.map(({ counts }) => counts[channel] ?? Number.NaN))),
    countsSd: each((from, channel) => median(from.map(({ countsSd }) => countsSd[channel] ?? Number.NaN))),
    countsWander: each((from, channel) => {
      const means = from.map(({ counts }) => counts[channel] ?? Number.NaN);
      return quantile(means, 0.9) - quantile(means, 0.1);
    }),
  };
}
