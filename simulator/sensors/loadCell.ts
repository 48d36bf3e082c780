// Load cell and HX711: from the force on the roller to signed 24-bit counts.
//
//   strain = F_h·g(φ − β − φc) + creep + dead weight + cross-axis + drift,   counts = offset + k·strain + noise
// F_h carries a slight hysteresis (play operator). The converter's filter is not published; that it settles in four
// periods (50 ms at 80 SPS) is. We assume a fourth-order sinc, which does just that: the weighted past of four periods
// (cubic B-spline), two periods = 25 ms late. Source of the ranges: the HX711's published noise (90 nV at 80 SPS, gain 128),
// 50 kg half-bridge cells, docs/signal.md.
import { STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { Random } from "#sim/random.ts";
import type { World } from "#sim/roller/world.ts";
import { WORLD_STEP_MS } from "#sim/roller/world.ts";
import { response } from "#sim/sensors/mountings.ts";
import type { MountingShape } from "#sim/sensors/mountings.ts";
import { centreForce } from "#sim/sensors/specificForce.ts";
import type { BodyVector } from "#sim/sensors/specificForce.ts";
import { temperatureAt } from "#sim/sensors/temperature.ts";
import type { Warming } from "#sim/sensors/temperature.ts";

export interface LoadCellSettings {
  readonly channel: number;
  readonly shape: MountingShape;
  /** Roll angle at which the cell's axis is upright. */
  readonly cellAngleRad: number;
  readonly rateHz: number;
  readonly offsetCounts: number;
  readonly countsPerN: number;
  readonly noiseN: number;
  /** Counts = … + deadWeightN[0]·cos φ + deadWeightN[1]·sin φ at rest. */
  readonly deadWeightN: readonly [number, number];
  readonly creepShare: number;
  readonly creepS: number;
  /** Width of the play, N, and how much of it is felt. */
  readonly playN: number;
  readonly playShare: number;
  /** Share of the force along the axle that leaks in. */
  readonly crossShare: number;
  readonly walkNSqrtS: number;
  readonly driftNPerC: number;
  readonly warming: Warming;
}

export interface LoadCell {
  /** Lives through the time until `simMs` although nobody reads. */
  follow(simMs: number): void;
  ready(simMs: number): boolean;
  take(simMs: number): number;
}

const KEPT = 128;
const FULL_SCALE = 2 ** 23;
/** Conversion periods the filter looks back. */
const FILTER_PERIODS = 4;

/** Cubic B-spline, the shape of a fourth-order sinc filter; `x` in periods from its middle. */
function splineWeight(x: number): number {
  const far = Math.abs(x);
  if (far >= 2) return 0;
  if (far >= 1) return (2 - far) ** 3 / 6;
  return 2 / 3 - far * far + far ** 3 / 2;
}

/** How late the filter's output is, ms. */
export function filterDelayMs(rateHz: number): number {
  return (FILTER_PERIODS / 2) * (1000 / rateHz);
}

export function createLoadCell(settings: LoadCellSettings, world: World, random: Random): LoadCell {
  const own = random.fork(`cell${settings.channel}`);
  const periodMs = 1000 / settings.rateHz;
  const firstMs = own.uniform(0, periodMs);
  const strains = new Float64Array(KEPT);
  const force: BodyVector = [0, 0, 0];
  const creepStep = WORLD_STEP_MS / 1000 / settings.creepS;
  let newest = -1;
  let taken = -1;
  let creepN = 0;
  let playN = 0;
  let lastN = 0;
  let walkN = 0;

  const numberAt = (simMs: number) => Math.floor((simMs - firstMs) / periodMs);

  function strainOn(): void {
    newest += 1;
    const state = world.step(newest);
    const forceN = state.forceN;
    playN = Math.max(-settings.playN, Math.min(settings.playN, playN + forceN - lastN));
    lastN = forceN;
    creepN += (forceN * settings.creepShare - creepN) * creepStep;
    centreForce(state, force);
    const dead = (settings.deadWeightN[0] * force[1] - settings.deadWeightN[1] * force[2]) / STANDARD_GRAVITY_M_S2;
    const g = response(settings.shape, settings.channel, state.angleRad - state.leanRad - settings.cellAngleRad);
    const cross = settings.crossShare * forceN * Math.sin(state.tiltRad);
    strains[newest % KEPT] = (forceN + settings.playShare * playN) * g + creepN + dead + cross;
  }

  function follow(simMs: number): void {
    world.ensure(simMs);
    while ((newest + 1) * WORLD_STEP_MS <= simMs) strainOn();
  }

  /** The filtered strain at a conversion's end. */
  function filtered(endMs: number): number {
    follow(endMs);
    const middleMs = endMs - (FILTER_PERIODS / 2) * periodMs;
    const first = Math.max(0, Math.ceil((endMs - FILTER_PERIODS * periodMs) / WORLD_STEP_MS));
    let sum = 0;
    let weights = 0;
    const last = Math.floor(endMs / WORLD_STEP_MS);
    for (let step = first; step <= last; step += 1) {
      const weight = splineWeight((step * WORLD_STEP_MS - middleMs) / periodMs);
      sum += weight * (strains[step % KEPT] ?? 0);
      weights += weight;
    }
    return weights > 0 ? sum / weights : 0;
  }

  return {
    follow,
    ready: (simMs) => numberAt(simMs) > taken && simMs >= firstMs,
    take(simMs) {
      const number = numberAt(simMs);
      const endMs = firstMs + number * periodMs;
      walkN += own.normal(settings.walkNSqrtS * Math.sqrt(((number - taken) * periodMs) / 1000));
      taken = number;
      const warmerC = temperatureAt(settings.warming, endMs) - settings.warming.roomC;
      const strainN = filtered(endMs) + walkN + settings.driftNPerC * warmerC + own.normal(settings.noiseN);
      const counts = Math.round(settings.offsetCounts + settings.countsPerN * strainN);
      return Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, counts));
    },
  };
}
