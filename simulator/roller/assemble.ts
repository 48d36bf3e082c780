// A scenario and a seed → body, roller and sensors.
import type { Mounting } from "#shared/domain/device.ts";
import { newtonsOfKg, RAD_PER_DEG } from "#shared/domain/units.ts";
import type { Heeding } from "#sim/body/heeding.ts";
import { createPlan } from "#sim/body/plan.ts";
import type { Grip } from "#sim/body/movement.ts";
import type { DoneStep } from "#sim/home/step.ts";
import { createRandom } from "#sim/random.ts";
import type { Random } from "#sim/random.ts";
import { drawDevice } from "#sim/roller/device.ts";
import type { RollerDevice } from "#sim/roller/rollerDevice.ts";
import { createWorld } from "#sim/roller/world.ts";
import type { World } from "#sim/roller/world.ts";
import type { Conditions } from "#sim/scenarios/conditions.ts";
import { createBench } from "#sim/sensors/bench.ts";
import type { Bench } from "#sim/sensors/bench.ts";

export const DEFAULT_RING_RATIO = 0.3;
const PLAN_AHEAD_MS = 60_000;

export interface AssembleOptions {
  readonly conditions: Conditions;
  readonly seed: number;
  readonly mounting?: Mounting | undefined;
  readonly ringRatio?: number | undefined;
  readonly heeding?: Heeding;
}

export interface Assembly {
  readonly random: Random;
  readonly device: RollerDevice;
  readonly world: World;
  readonly bench: Bench;
  /** Steps of a calibration; all of them when the program ends. */
  readonly steps: readonly DoneStep[];
  /** When the program is over, sim ms; undefined: never. */
  readonly overMs: number | undefined;
}

/** Every limb is a little uneven, in waves of one to some centimetres. */
function gripsOf({ unevenness, stickSlip }: Conditions, random: Random): Grip[] {
  const wave = (least: number, most: number, strength = 1) => ({
    depth: strength * unevenness * random.uniform(0.4, 1),
    lengthMm: random.uniform(least, most),
  });
  const waves = [wave(12, 18, 0.25), wave(22, 34), wave(40, 70)];
  return stickSlip.depth > 0 ? [stickSlip, ...waves] : waves;
}

function laidDown(random: Random): Pick<RollerDevice, "startAngleRad" | "side"> {
  return { startAngleRad: random.uniform(-Math.PI, Math.PI), side: random.sign() };
}

export function assemble(options: AssembleOptions): Assembly {
  const { conditions } = options;
  const seeded = createRandom(options.seed);
  const made = drawDevice({
    random: seeded,
    conditions,
    mounting: options.mounting ?? conditions.mounting,
    ringRatio: options.ringRatio ?? DEFAULT_RING_RATIO,
  });
  const random = conditions.evening === undefined ? seeded : seeded.fork(conditions.evening);
  const device = conditions.laidAnew ? { ...made, ...laidDown(random.fork("laid")) } : made;
  const plan = createPlan({
    program: conditions.program,
    random,
    firstContactMs: conditions.firstContactMs,
    startMm: conditions.startMm,
    share: conditions.share,
    paceWander: conditions.paceWander,
  });
  if (conditions.ends) for (let ms = 0; plan.overMs() === undefined; ms += PLAN_AHEAD_MS) plan.ensure(ms);
  const world = createWorld({
    ...device,
    random,
    plan,
    ...(options.heeding === undefined ? {} : { heeding: options.heeding }),
    bodyWeightN: newtonsOfKg(conditions.bodyWeightKg),
    breathKind: conditions.breathKind,
    breath: conditions.breath,
    grips: gripsOf(conditions, random.fork("skin")),
    tiltWanderRad: conditions.tiltWanderDeg * RAD_PER_DEG,
    yawWanderRad: conditions.yawWanderDeg * RAD_PER_DEG,
  });
  const bench = createBench({ device, world, random, missedRatio: conditions.missedRatio });
  return { random, device, world, bench, steps: plan.steps, overMs: plan.overMs() };
}
