// A session's load readings as shape learning takes them: for each stretch in which the roller was not in the hands, and
// each time a body lay on it, means over a tenth of a second of the roll angle, the lean's direction and ln z.
//
//   z = (counts − offset)/countsPerN − zero − (w0·cos φ + w1·sin φ),   d ← d + (sign(dx) − d)·|dx|/ℓ
// Within one stretch the roller was never taken up, so that angle and place on the limb stay tied together: a lay.
import { smoothedAngles } from "#hub/calibration/angleModel.ts";
import { BLOCK_MS, blocksOf } from "#hub/calibration/blocks.ts";
import { at3, axleOf, isHeld, pathsWithin } from "#hub/calibration/path.ts";
import type { Axle, Path } from "#hub/calibration/path.ts";
import type { Samples } from "#hub/calibration/samples.ts";
import { firstFrom } from "#hub/calibration/samples.ts";
import { median } from "#hub/calibration/statistics.ts";
import { ResponseTable } from "#hub/signal/responseTable.ts";
import { STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { Calibration, LoadChannelCalibration } from "#shared/schema/calibration.ts";

/** One tenth of a second under load. */
export interface Moment {
  readonly phi: number;
  /** Direction of the lean, −1 … 1, for each way of LEAN_WAYS_MM over which it may come over. */
  readonly d: readonly number[];
  readonly logN: number;
}

/** Moments in a row, none missing. */
export type Stretch = readonly Moment[];

export interface Lay {
  /** One list for each time a body lay on the roller. */
  readonly contacts: readonly (readonly Stretch[])[];
}

const MOMENT_MS = 100;
/** Turned in a moment: it rolls. */
const MOVING_RAD = 0.01;
/** Held for so many blocks of 0.2 s: the roller was taken up. */
const TAKEN_UP_BLOCKS = 2;
/** Contact as a mean of readings, N, and what is left out at its ends, where a body lies down and gets up, ms. */
const ON_N = 40;
const OFF_N = 25;
const LYING_DOWN_MS = 900;
const GETTING_UP_MS = 600;
const LEAST_CONTACT_MS = 4000;
/** Nothing on the roller, N: what is left there is the offset's drift. */
const FREE_N = 12;
const LEAST_FREE = 40;
/** Ways over which the lean may come over, mm (hub/signal/leanDirection.ts). */
export const LEAN_WAYS_MM = [3, 6, 12] as const;
/** A response below this part of its mean is close to a blind angle. */
const BLIND_PART = 0.3;

export function laysOf(samples: Samples, calibration: Calibration, channel: LoadChannelCalibration): Lay[] {
  if (calibration.rollAxis === "unknown") return [];
  const axle = axleOf(calibration.rollAxis, calibration.gyro.biasDps);
  const stretches = layingStretches(samples, axle);
  const paths = stretches.flatMap(([fromMs, toMs]) => pathsWithin(samples, fromMs, toMs, axle));
  return paths
    .map((path) => layOf({ path, samples, calibration, channel, axle }))
    .filter(({ contacts }) => contacts.length > 0);
}

/** From … to, hub ms, of each time the roller lay somewhere without being taken up. */
function layingStretches(samples: Samples, axle: Axle): [number, number][] {
  const found: [number, number][] = [];
  let open: [number, number] | undefined;
  let held = 0;
  for (const block of blocksOf(samples)) {
    held = isHeld(block, axle) ? held + 1 : 0;
    if (held >= TAKEN_UP_BLOCKS) open = undefined;
    else if (held === 0 && open === undefined) found.push((open = [block.fromMs, block.toMs]));
    else if (held === 0 && open !== undefined) open[1] = block.toMs;
  }
  return found.filter(([fromMs, toMs]) => toMs - fromMs > LEAST_CONTACT_MS + BLOCK_MS);
}

interface Order {
  readonly path: Path;
  readonly samples: Samples;
  readonly calibration: Calibration;
  readonly channel: LoadChannelCalibration;
  readonly axle: Axle;
}

function layOf({ path, samples, calibration, channel, axle }: Order): Lay {
  const { frame } = axle;
  const { accelBiasG, gyro, rollingRadiusMm } = calibration;
  const angles = smoothedAngles(path, {
    c1: accelBiasG[at3(frame.t1)],
    c2: frame.t2Sign * accelBiasG[at3(frame.t2)],
    r: 1,
    s: gyro.scale - 1,
    mPerG: rollingRadiusMm / 1000 / STANDARD_GRAVITY_M_S2,
  });
  const { loadMs } = samples;
  const [counts] = samples.counts;
  const from = firstFrom(loadMs, path.tMs[0] ?? 0);
  const to = firstFrom(loadMs, path.tMs.at(-1) ?? 0);
  const tMs = loadMs.subarray(from, to);
  const phi = interpolated(path.tMs, angles, tMs);
  const [w0, w1] = channel.deadWeightN;
  const z = phi.map(
    (angle, k) =>
      ((counts?.[from + k] ?? Number.NaN) - channel.offsetCounts) / channel.countsPerN -
      w0 * Math.cos(angle) -
      w1 * Math.sin(angle),
  );
  const free = [...z].filter((value) => Math.abs(value) < FREE_N);
  const zero = free.length >= LEAST_FREE ? median(free) : 0;
  const table = new ResponseTable(channel.g);
  const g = phi.map((angle) => responseAt(table, angle));
  const spans = contactSpans(
    tMs,
    z.map((value, k) => (value - zero) / Math.max(0.2, Math.abs(g[k] ?? 0))),
  );
  const blind = BLIND_PART * table.mean;
  return {
    contacts: spans
      .map(([first, last]) => stretchesOf({ tMs, phi, z, zero, g, blind, radiusMm: rollingRadiusMm, first, last }))
      .filter((stretches) => stretches.length > 0),
  };
}

function responseAt(table: ResponseTable, phi: number): number {
  table.read(phi);
  return table.value;
}

function contactSpans(tMs: Float64Array, force: Float64Array): [number, number][] {
  const found: [number, number][] = [];
  let start = -1;
  let mean = 0;
  for (let k = 0; k < force.length; k += 1) {
    mean += 0.2 * ((force[k] ?? 0) - mean);
    if (start < 0 && mean > ON_N) start = k;
    else if (start >= 0 && (mean < OFF_N || k === force.length - 1)) {
      const first = firstFrom(tMs, (tMs[start] ?? 0) + LYING_DOWN_MS);
      const last = firstFrom(tMs, (tMs[k] ?? 0) - GETTING_UP_MS);
      if ((tMs[last] ?? 0) - (tMs[first] ?? 0) >= LEAST_CONTACT_MS) found.push([first, last]);
      start = -1;
    }
  }
  return found;
}

interface Span {
  readonly tMs: Float64Array;
  readonly phi: Float64Array;
  readonly z: Float64Array;
  readonly zero: number;
  readonly g: Float64Array;
  readonly blind: number;
  readonly radiusMm: number;
  readonly first: number;
  readonly last: number;
}

function stretchesOf({ tMs, phi, z, zero, g, blind, radiusMm, first, last }: Span): Moment[][] {
  const stretches: Moment[][] = [];
  let open: Moment[] = [];
  const d = LEAN_WAYS_MM.map(() => 0);
  let sums = { phi: 0, d: d.map(() => 0), logN: 0, count: 0, clear: true };
  let endMs = (tMs[first] ?? 0) + MOMENT_MS;
  const close = () => {
    const { count, clear } = sums;
    if (count >= 3 && clear)
      open.push({ phi: sums.phi / count, d: sums.d.map((sum) => sum / count), logN: sums.logN / count });
    else if (open.length > 0) {
      stretches.push(open);
      open = [];
    }
    sums = { phi: 0, d: d.map(() => 0), logN: 0, count: 0, clear: true };
  };
  for (let k = first; k < last; k += 1) {
    const now = tMs[k] ?? 0;
    for (; now >= endMs; endMs += MOMENT_MS) close();
    const dx = radiusMm * ((phi[k] ?? 0) - (phi[k - 1] ?? phi[k] ?? 0));
    for (const [m, wayMm] of LEAN_WAYS_MM.entries())
      d[m]! += (Math.sign(dx) - d[m]!) * -Math.expm1(-Math.abs(dx) / wayMm);
    const newtons = ((z[k] ?? Number.NaN) - zero) * Math.sign(g[k] ?? 1);
    const usable = newtons > 0.25 * ON_N && Math.abs(g[k] ?? 0) > blind;
    sums.clear &&= usable;
    if (!usable) continue;
    sums.phi += phi[k] ?? 0;
    for (let m = 0; m < d.length; m += 1) sums.d[m]! += d[m]!;
    sums.logN += Math.log(newtons);
    sums.count += 1;
  }
  close();
  if (open.length > 0) stretches.push(open);
  return stretches;
}

function interpolated(tMs: Float64Array, values: Float64Array, at: Float64Array): Float64Array {
  let k = 0;
  return at.map((time) => {
    while (k + 2 < tMs.length && (tMs[k + 1] ?? 0) <= time) k += 1;
    const [t0 = 0, t1 = 1] = [tMs[k], tMs[k + 1]];
    const [v0 = 0, v1 = 0] = [values[k], values[k + 1]];
    return v0 + (v1 - v0) * Math.max(0, Math.min(1, (time - t0) / (t1 - t0)));
  });
}

/** What was rolled under load: turns there and back together, and seconds in which it moved. */
export function rolledIn(lays: readonly Lay[]): { readonly turns: number; readonly seconds: number } {
  let way = 0;
  let moments = 0;
  for (const stretch of lays.flatMap(({ contacts }) => contacts.flat())) {
    for (let k = 1; k < stretch.length; k += 1) {
      const step = Math.abs((stretch[k]?.phi ?? 0) - (stretch[k - 1]?.phi ?? 0));
      way += step;
      if (step > MOVING_RAD) moments += 1;
    }
  }
  return { turns: way / (2 * Math.PI), seconds: (moments * MOMENT_MS) / 1000 };
}
