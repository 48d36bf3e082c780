// A step in which the roller rolls: its stretches of rolling, how far, how level, and the load cells' readings by angle.
import type { Block } from "#hub/calibration/blocks.ts";
import { BLOCK_MS } from "#hub/calibration/blocks.ts";
import type { LoadObservation } from "#hub/calibration/loadObservation.ts";
import { at3, layingBlocks, pathsWithin } from "#hub/calibration/path.ts";
import type { Axle, Path } from "#hub/calibration/path.ts";
import type { Samples } from "#hub/calibration/samples.ts";
import { firstFrom } from "#hub/calibration/samples.ts";
import type { Scene } from "#hub/calibration/scene.ts";
import { mean, median } from "#hub/calibration/statistics.ts";
import type { StepWindow } from "#hub/calibration/windows.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";

export interface Rolling {
  readonly window: StepWindow;
  readonly paths: readonly Path[];
  /** Turned in all, there and back, and net, turns. */
  readonly turns: number;
  readonly netTurns: number;
  /** Typical rate while rolling, °/s, and the fastest. */
  readonly rateDps: number;
  readonly fastestDps: number;
  /** Sine of the axle's tilt, mean. */
  readonly tiltSin: number;
}

/** Slower is standing still, °/s. */
const MOVING_DPS = 3;
/** Kept on both sides of the rolling, ms. */
const MARGIN_MS = 400;

/** Undefined when nothing rolled. */
export function rollingOf(scene: Scene, window: StepWindow): Rolling | undefined {
  const { axle, samples, blocks } = scene;
  if (axle === undefined) return undefined;
  const laying = layingBlocks(blocks, window, axle);
  const moving = laying.filter((block) => Math.abs(rateOf(block, axle)) > MOVING_DPS);
  const [first] = moving;
  const last = moving.at(-1);
  const [from, to] = [laying[0], laying.at(-1)];
  if (first === undefined || last === undefined || from === undefined || to === undefined) return undefined;
  const fromMs = Math.max(from.fromMs, first.fromMs - MARGIN_MS);
  const toMs = Math.min(to.toMs, last.toMs + MARGIN_MS);
  const paths = pathsWithin(samples, fromMs, toMs, axle);
  const rates = moving.map((block) => rateOf(block, axle));
  const turnedDeg = rates.map((rate) => (rate * BLOCK_MS) / 1000);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    window,
    paths,
    turns: sum(turnedDeg.map(Math.abs)) / 360,
    netTurns: sum(turnedDeg) / 360,
    rateDps: median(rates.map(Math.abs)),
    fastestDps: Math.max(...rates.map(Math.abs)),
    tiltSin: mean(moving.map(({ force }) => axle.frame.axisSign * force[at3(axle.frame.axis)])),
  };
}

function rateOf(block: Block, { frame, biasDps }: Axle): number {
  const axis = at3(frame.axis);
  return frame.axisSign * (block.rate[axis] - biasDps[axis]);
}

export interface ReadingKind {
  readonly step: number;
  readonly type: LoadObservation["type"];
  readonly forceN: number;
  readonly noise: Pick<LoadObservation, "readingSdN" | "forceRelSd" | "forceSdN" | "leanSdRad">;
}

const BIN_RAD = 10 * RAD_PER_DEG;
const LEAST_READINGS = 2;
/** Slower readings do not say which way the load leans, rad/s. */
const LEAST_RATE = 2 * RAD_PER_DEG;
/** As much as this of a turn there and back belongs to one way, rad. */
const TURN_BACK = 6 * RAD_PER_DEG;

/** The readings along a path, averaged over steps of 10°. */
export function readingsAlong(
  path: Path,
  angles: Float64Array,
  samples: Samples,
  kind: ReadingKind,
): LoadObservation[] {
  const found: LoadObservation[] = [];
  const ways = waysOf(angles);
  let open: Open | undefined;
  let cursor = 0;
  const to = firstFrom(samples.loadMs, path.tMs.at(-1) ?? 0);
  for (let i = firstFrom(samples.loadMs, path.tMs[0] ?? 0); i < to; i += 1) {
    const tMs = samples.loadMs[i] ?? 0;
    while (cursor < path.tMs.length - 2 && (path.tMs[cursor + 1] ?? 0) <= tMs) cursor += 1;
    const [t0 = 0, t1 = 0] = [path.tMs[cursor], path.tMs[cursor + 1]];
    const part = t1 > t0 ? (tMs - t0) / (t1 - t0) : 0;
    const phi = (angles[cursor] ?? 0) + part * ((angles[cursor + 1] ?? 0) - (angles[cursor] ?? 0));
    const rate = path.rate[cursor] ?? 0;
    const way = ways[cursor] ?? 0;
    if (Math.abs(rate) < LEAST_RATE || way === 0) continue;
    const bin = Math.floor(phi / BIN_RAD);
    if (open === undefined || open.bin !== bin || open.way !== way) {
      close(open);
      open = { bin, way, phi: 0, lowRad: phi, highRad: phi, rate: 0, count: 0, counts: samples.counts.map(() => 0) };
    }
    open.lowRad = Math.min(open.lowRad, phi);
    open.highRad = Math.max(open.highRad, phi);
    open.phi += phi;
    open.rate += Math.abs(rate);
    open.count += 1;
    for (const [c, column] of samples.counts.entries()) open.counts[c]! += column[i] ?? 0;
  }
  close(open);
  return found;

  function close(bin: Open | undefined): void {
    if (bin === undefined || bin.count < LEAST_READINGS) return;
    const { count, way } = bin;
    const { step, type, forceN, noise } = kind;
    const counts = bin.counts.map((sum) => sum / count);
    const halfWidthRad = (bin.highRad - bin.lowRad) / 2;
    const angle = { phi: bin.phi / count, halfWidthRad };
    found.push({ step, type, forceN, ...angle, counts, way, rateRadS: bin.rate / count, ...noise });
  }
}

interface Open {
  readonly bin: number;
  readonly way: number;
  phi: number;
  lowRad: number;
  highRad: number;
  rate: number;
  count: number;
  readonly counts: number[];
}

/** +1 or −1 for each sample: the way of rolling; 0 while it is not settled. */
function waysOf(angles: Float64Array): Int8Array {
  const ways = new Int8Array(angles.length);
  let far = angles[0] ?? 0;
  let way = 0;
  for (const [k, phi] of angles.entries()) {
    if (way === 0 || (phi - far) * way < 0) {
      if (Math.abs(phi - far) > TURN_BACK) {
        way = phi > far ? 1 : -1;
        far = phi;
      }
    } else far = phi;
    ways[k] = way !== 0 && (phi - far) * way >= 0 ? way : 0;
  }
  return ways;
}
