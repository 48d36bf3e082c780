// What every step is judged in: samples, blocks, still moments, and where nothing lies on the roller.
import { blocksOf } from "#hub/calibration/blocks.ts";
import type { Block, Vector } from "#hub/calibration/blocks.ts";
import { at3, axleOf, isHeld } from "#hub/calibration/path.ts";
import type { Axle } from "#hub/calibration/path.ts";
import { findRollAxis } from "#hub/calibration/rollAxis.ts";
import type { FoundAxis } from "#hub/calibration/rollAxis.ts";
import type { Samples } from "#hub/calibration/samples.ts";
import { quantile } from "#hub/calibration/statistics.ts";
import { gyroBias, stillRuns } from "#hub/calibration/stillness.ts";
import type { GyroBias, StillRun } from "#hub/calibration/stillness.ts";
import { stepWindows } from "#hub/calibration/windows.ts";
import type { StepWindow } from "#hub/calibration/windows.ts";
import type { DeviceInfo, RollAxis, RollerInfo } from "#shared/domain/device.ts";
import type { StepLine } from "#shared/schema/recording.ts";

export interface Scene {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly samples: Samples;
  readonly blocks: readonly Block[];
  readonly windows: readonly StepWindow[];
  readonly runs: readonly StillRun[];
  /** Undefined: the roller never lay still. */
  readonly bias: GyroBias | undefined;
  /** Undefined: neither the data nor the board tell. */
  readonly rollAxis: Exclude<RollAxis, "unknown"> | undefined;
  readonly axis: FoundAxis | undefined;
  readonly axle: Axle | undefined;
  /** One σ of the gyro's zero about the axle, °/s. */
  readonly biasSdDps: number;
  /** Counts with nothing on the roller, roughly, one a channel; NaN unknown. */
  readonly freeCounts: readonly number[];
  /** How far they wander without a load: dead weight, hands, noise. */
  readonly freeSpread: readonly number[];
}

export interface SceneOptions {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly samples: Samples;
  readonly steps: readonly StepLine[];
}

/** Steps that turn the roller, the most telling first. */
const TURNING = ["emptyTurns", "weightTurns", "tapedRoll"] as const;
/** Of a gyro that never lay still, °/s (LSM6DS3TR-C data sheet: ± 3). */
const UNMEASURED_BIAS_SD_DPS = 3;
const LOADED = new Set<StepLine["type"]>(["weightTurns", "press", "tapedRoll"]);

export function setScene({ device, roller, samples, steps }: SceneOptions): Scene {
  const blocks = blocksOf(samples);
  const windows = stepWindows(steps);
  const runs = stillRuns(blocks);
  const bias = gyroBias(runs);
  const biasDps = bias?.dps ?? meanRate(blocks);
  const turning = TURNING.flatMap((type) => windows.filter(({ step }) => step.type === type)).map(
    ({ fromMs, toMs, step }) => ({ fromMs, toMs, turns: step.turns }),
  );
  const said = device.imu.rollAxis;
  const whole = { fromMs: blocks[0]?.fromMs ?? 0, toMs: blocks.at(-1)?.toMs ?? 0 };
  const axis =
    findRollAxis({ samples, spans: turning, biasDps, said }) ??
    findRollAxis({ samples, spans: [whole], biasDps, said });
  const rollAxis = axis?.rollAxis ?? (said === "unknown" ? undefined : said);
  const axle = rollAxis === undefined ? undefined : axleOf(rollAxis, biasDps);
  const along = at3("xyz".indexOf(rollAxis?.charAt(0) ?? "x"));
  const biasSdDps = bias?.sdDps[along] ?? UNMEASURED_BIAS_SD_DPS;
  const common = { device, roller, samples, blocks, windows, runs, bias, biasSdDps, rollAxis, axis, axle };
  const free = freeBlocks(blocks, windows, axle);
  const each = samples.counts.map((_, c) => free.map(({ counts }) => counts[c] ?? Number.NaN));
  const freeCounts = each.map(densest);
  const freeSpread = each.map((values, c) => {
    const off = values.map((value) => Math.abs(value - (freeCounts[c] ?? Number.NaN)));
    return SPREAD_TIMES * quantile(off, SPREAD_PART);
  });
  return { ...common, freeCounts, freeSpread };
}

/** Without any rest the best guess of the gyro's zero: over rolling there and back it averages out. */
function meanRate(blocks: readonly Block[]): Vector {
  const middle = (axis: 0 | 1 | 2) =>
    quantile(
      blocks.map(({ rate }) => rate[axis]),
      0.5,
    );
  const known = (value: number) => (Math.abs(value) < 8 ? value : 0);
  return [known(middle(0)), known(middle(1)), known(middle(2))];
}

/** A load comes and goes around the time that is told, ms. */
const RAMP_MS = 300;

/**
 * What nobody said was a load: mostly there was none, but who reads the scale or types still leans on it, a press that is done
 * again counts as none, and a weight lies there while it is spoken of.
 */
function freeBlocks(
  blocks: readonly Block[],
  windows: readonly StepWindow[],
  axle: Axle | undefined,
): readonly Block[] {
  const loaded = windows.filter(({ step }) => LOADED.has(step.type)).map(({ step }) => step);
  const free = blocks.filter(
    (block) =>
      !loaded.some(({ startMs, endMs }) => block.toMs > startMs - RAMP_MS && block.fromMs < endMs + RAMP_MS) &&
      (axle === undefined || !isHeld(block, axle)),
  );
  return free.length >= 5 ? free : blocks;
}

/** What so much of the time lies within, so many times: as wide as what six in ten of a bell lie within. */
const SPREAD_PART = 0.35;
const SPREAD_TIMES = 1.85;

/**
 * Middle of the narrowest range that holds a quarter of the values: loads differ from each other, nothing at all does not, so a
 * quarter of the time is enough to know it by.
 */
function densest(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).toSorted((one, two) => one - two);
  const quarter = Math.ceil(sorted.length / 4);
  let best = Infinity;
  let middle = Number.NaN;
  for (let k = 0; k + quarter - 1 < sorted.length; k += 1) {
    const [low = 0, high = 0] = [sorted[k], sorted[k + quarter - 1]];
    if (high - low >= best) continue;
    best = high - low;
    middle = quantile(sorted.slice(k, k + quarter), 0.5);
  }
  return middle;
}

/** The blocks that surely belong to a step, whatever a sloppy hand did. */
export function coreOf({ step }: StepWindow): { readonly fromMs: number; readonly toMs: number } {
  const [startMs, endMs] = [Math.min(step.startMs, step.endMs), Math.max(step.startMs, step.endMs)];
  const margin = Math.min(1000, 0.3 * (endMs - startMs));
  return { fromMs: startMs + margin, toMs: endMs - margin };
}
