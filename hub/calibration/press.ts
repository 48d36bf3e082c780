// A press over the bathroom scale: the stretch in which it was held, the roll angle there, and how steady it was.
import type { AngleModel } from "#hub/calibration/angleModel.ts";
import type { Block } from "#hub/calibration/blocks.ts";
import { blocksWithin } from "#hub/calibration/blocks.ts";
import { at3 } from "#hub/calibration/path.ts";
import type { Scene } from "#hub/calibration/scene.ts";
import { mean, quantile } from "#hub/calibration/statistics.ts";
import { angleDeg, norm } from "#hub/calibration/stillness.ts";
import type { StepWindow } from "#hub/calibration/windows.ts";

export interface HeldPress {
  readonly window: StepWindow;
  readonly phi: number;
  readonly counts: readonly number[];
  /** Spread of the load over the time in which the scale may have been read, relative. */
  readonly unrest: number;
  /** Range of gravity's direction while it was held, °. */
  readonly movedDeg: number;
  readonly tiltSin: number;
  /** The load cell felt it. */
  readonly felt: boolean;
}

/** Held: this part of the most that was felt around the step. */
const HELD_PART = 0.6;
/** The scale is read in this part of the time it was held. */
const READ_FROM = 0.4;
const READ_TO = 0.92;
const LEAST_BLOCKS = 2;
/** Less than this part of an ordinary load is not felt: a blind angle, or nothing. */
const FELT_PART = 0.12;

/** `usualCounts`: how far an ordinary load moves each channel. Undefined without data around the step. */
export function heldPress(
  scene: Scene,
  window: StepWindow,
  angles: AngleModel,
  usualCounts: readonly number[],
): HeldPress | undefined {
  const { axle, blocks, freeCounts } = scene;
  if (axle === undefined) return undefined;
  const around = blocksWithin(blocks, window.fromMs, window.toMs).filter(({ counts, force }) =>
    [...counts, ...force].every(Number.isFinite),
  );
  const feltBy = ({ counts }: Block) =>
    Math.hypot(...counts.map((value, c) => (value - (freeCounts[c] ?? 0)) / (usualCounts[c] ?? 1)));
  const most = quantile(around.map(feltBy), 0.9);
  const held =
    most > FELT_PART
      ? longest(around, (block) => feltBy(block) > HELD_PART * most, window.middleMs)
      : told(around, window);
  const read = held.slice(
    Math.floor(READ_FROM * held.length),
    Math.max(LEAST_BLOCKS, Math.ceil(READ_TO * held.length)),
  );
  const [first] = read;
  if (first === undefined || read.length < LEAST_BLOCKS) return undefined;
  const { frame } = axle;
  const along = (axis: number, sign: number) => sign * mean(read.map(({ force }) => force[at3(axis)]));
  const size = mean(read.map(({ force }) => norm(force)));
  const levels = read.map(feltBy);
  return {
    window,
    phi: angles.angleOf(along(frame.t1, 1), along(frame.t2, frame.t2Sign)),
    counts: freeCounts.map((_, c) => mean(read.map(({ counts }) => counts[c] ?? Number.NaN))),
    unrest: spread(levels) / Math.max(mean(levels), FELT_PART),
    movedDeg: Math.max(...held.map(({ force }) => angleDeg(first.force, force))),
    tiltSin: along(frame.axis, frame.axisSign) / size,
    felt: most > FELT_PART,
  };
}

function spread(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}

/** The longest run of blocks that pass, or the one around `middleMs` when it is nearly as long. */
function longest(blocks: readonly Block[], passes: (block: Block) => boolean, middleMs: number): readonly Block[] {
  let best: readonly Block[] = [];
  let open: Block[] = [];
  for (const block of blocks) {
    if (passes(block)) open.push(block);
    else open = [];
    const around = (open[0]?.fromMs ?? Infinity) < middleMs && block.toMs > middleMs;
    if (open.length > best.length || (around && 2 * open.length > best.length)) best = open;
  }
  return best;
}

/** What the person told, without its uncertain ends. */
function told(blocks: readonly Block[], { step }: StepWindow): readonly Block[] {
  const lengthMs = step.endMs - step.startMs;
  return blocks.filter(
    ({ fromMs, toMs }) => fromMs > step.startMs + 0.2 * lengthMs && toMs < step.endMs - 0.1 * lengthMs,
  );
}
