// One roller as it left the workbench: every part a little different, drawn by the seed.
// Ranges: see the sensors' files.
import { ACCEL_G_PER_LSB, GYRO_DPS_PER_LSB } from "#firmware/sensors/lsm6ds3.ts";
import { ROLL_AXES } from "#shared/domain/device.ts";
import type { Mounting, RollAxis } from "#shared/domain/device.ts";
import { SIMULATED_ID } from "#shared/domain/rehearsal.ts";
import { newtonsOfKg, RAD_PER_DEG } from "#shared/domain/units.ts";
import type { Random } from "#sim/random.ts";
import type { RollerDevice } from "#sim/roller/rollerDevice.ts";
import { rollingRadius } from "#sim/roller/rollingRadius.ts";
import { drifted } from "#sim/roller/drift.ts";
import type { Conditions } from "#sim/scenarios/conditions.ts";
import type { ImuSettings } from "#sim/sensors/imu.ts";
import type { LoadCellSettings } from "#sim/sensors/loadCell.ts";
import { channelsOf } from "#sim/sensors/mountings.ts";
import type { BodyVector } from "#sim/sensors/specificForce.ts";
import type { Warming } from "#sim/sensors/temperature.ts";

export const IMU_NOMINAL_HZ = 104;
export const CELL_NOMINAL_HZ = 80;
/** An "80 SPS" part runs near 92. */
const CELL_USUAL_RATE = 1.15;

export interface DeviceOrder {
  readonly random: Random;
  readonly conditions: Conditions;
  readonly mounting: Mounting;
  readonly ringRatio: number;
}

function vector(random: Random, sd: number): BodyVector {
  return [random.normal(sd), random.normal(sd), random.normal(sd)];
}

function drawImu(random: Random, conditions: Conditions, warming: Warming): ImuSettings {
  return {
    rollAxis: conditions.rollAxis ?? drawAxis(random.fork("axis")),
    rateHz: IMU_NOMINAL_HZ * (conditions.imuRate ?? 1 + random.uniform(-0.02, 0.02)),
    groupDelayMs: random.uniform(6.3, 7.9),
    gyroDpsPerLsb: GYRO_DPS_PER_LSB,
    accelGPerLsb: ACCEL_G_PER_LSB,
    gyroBiasDps: vector(random, 1.2),
    gyroWalkDpsSqrtS: 0.002 * conditions.gyroDrift,
    gyroDriftDpsPerC: vector(random, 0.015 * conditions.gyroDrift),
    gyroNoiseDps: random.uniform(0.05, 0.09),
    gyroScale: 1 + random.normal(0.01),
    accelBiasG: vector(random, 0.02),
    accelScale: 1 + random.normal(0.005),
    accelDriftGPerC: random.normal(0.0001),
    accelNoiseG: random.uniform(0.0007, 0.0014),
    misalignedRad: vector(random, 0.6 * RAD_PER_DEG),
    placeM: [random.uniform(-0.12, 0.12), random.uniform(-0.015, 0.015), random.uniform(-0.015, 0.015)],
    warming,
  };
}

function drawCell(
  order: DeviceOrder,
  random: Random,
  channel: number,
  warming: Warming,
  cellAngleRad: number,
): LoadCellSettings {
  const { conditions, mounting, ringRatio } = order;
  const deadN = random.uniform(1.5, 4);
  const deadAngle = random.uniform(0, 2 * Math.PI);
  return {
    channel,
    shape: { mounting, ringRatio, fourth: random.uniform(0.003, 0.01) * random.sign() },
    cellAngleRad,
    rateHz: CELL_NOMINAL_HZ * (conditions.cellRate ?? CELL_USUAL_RATE + random.uniform(-0.03, 0.03)),
    offsetCounts: Math.round(random.normal(120_000)),
    countsPerN: random.sign() * random.uniform(700, 2500),
    noiseN: random.uniform(0.1, 0.3),
    deadWeightN: [deadN * Math.cos(deadAngle), deadN * Math.sin(deadAngle)],
    creepShare: random.uniform(0.002, 0.006) * conditions.cellCreep,
    creepS: random.uniform(40, 150),
    playN: random.uniform(8, 20),
    playShare: random.uniform(0.005, 0.02),
    crossShare: random.uniform(-0.02, 0.02),
    walkNSqrtS: random.uniform(0.01, 0.04) * conditions.cellCreep,
    driftNPerC: random.normal(0.15) * conditions.cellCreep,
    warming,
  };
}

export function drawDevice(order: DeviceOrder): RollerDevice {
  const { conditions, mounting } = order;
  const random = order.random.fork("device");
  const warming = { roomC: random.uniform(18, 24), riseC: random.uniform(1, 4) };
  const cellAngleRad = random.uniform(0, 2 * Math.PI);
  const cells = Array.from({ length: channelsOf(mounting) }, (_, channel) =>
    drawCell(order, random.fork(`cell${channel}`), channel, warming, cellAngleRad),
  );
  const id = random.next();
  const shrink = random.uniform(0.004, 0.021);
  const side = random.sign();
  const anyAngleRad = random.uniform(-Math.PI, Math.PI);
  const { blindMm, startMm } = conditions;
  const loadedMm = rollingRadius(
    conditions.diameterMm / 2,
    shrink,
    conditions.share * newtonsOfKg(conditions.bodyWeightKg),
  );
  const device: RollerDevice = {
    id: `${SIMULATED_ID}${Math.floor(id * 0xffffff)
      .toString(16)
      .padStart(6, "0")}`,
    toldAxis: conditions.rollAxis ?? "unknown",
    mounting,
    radiusMm: conditions.diameterMm / 2,
    shrink,
    side,
    startAngleRad:
      blindMm === undefined ? anyAngleRad : cellAngleRad + Math.PI / 2 - (side * (blindMm - startMm)) / loadedMm,
    leanRad: random.uniform(1.5, 5) * RAD_PER_DEG,
    leanLengthMm: random.uniform(5, 15),
    tiltRad: random.uniform(conditions.tiltDeg[0], conditions.tiltDeg[1]) * RAD_PER_DEG,
    imu: drawImu(random.fork("imu"), conditions, warming),
    cells,
    clockPpm: random.uniform(-conditions.clockPpm, conditions.clockPpm),
    clockStartTicks: Math.floor(random.next() * 2 ** 32),
    leastDelayMs: random.uniform(3, 6),
    warming,
  };
  return drifted({ device, random: random.fork("days"), days: conditions.day });
}

type KnownAxis = Exclude<RollAxis, "unknown">;

function drawAxis(random: Random): KnownAxis {
  const known = ROLL_AXES.filter((axis): axis is KnownAxis => axis !== "unknown");
  return known[Math.floor(random.next() * known.length)] ?? "z+";
}
