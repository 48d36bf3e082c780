// What days do to a roller's parts: zeros and gains wander as the square root of time. Ranges are ours: an offset of half a
// newton, a gyro bias of a tenth of a degree a second and a gain of a tenth of a per cent in a day (1 σ).
import type { Random } from "#sim/random.ts";
import type { RollerDevice } from "#sim/roller/rollerDevice.ts";
import type { BodyVector } from "#sim/sensors/specificForce.ts";

const OFFSET_N = 0.5;
const GAIN = 0.001;
const GYRO_DPS = 0.1;
const GYRO_SCALE = 0.0003;
const ACCEL_G = 0.001;
const CLOCK_PPM = 5;

export interface DriftOptions {
  readonly device: RollerDevice;
  readonly random: Random;
  /** From an ordinary session on; may be before it. */
  readonly days: number;
}

export function drifted({ device, random, days }: DriftOptions): RollerDevice {
  if (days === 0) return device;
  const own = random.fork(days < 0 ? "before" : "after");
  const spread = Math.sqrt(Math.abs(days));
  const off = (sd: number) => own.normal(sd * spread);
  const moved = ([x, y, z]: BodyVector, sd: number): BodyVector => [x + off(sd), y + off(sd), z + off(sd)];
  const { imu } = device;
  return {
    ...device,
    imu: {
      ...imu,
      gyroBiasDps: moved(imu.gyroBiasDps, GYRO_DPS),
      gyroScale: imu.gyroScale + off(GYRO_SCALE),
      accelBiasG: moved(imu.accelBiasG, ACCEL_G),
    },
    cells: device.cells.map((cell) => ({
      ...cell,
      offsetCounts: Math.round(cell.offsetCounts + cell.countsPerN * off(OFFSET_N)),
      countsPerN: cell.countsPerN * (1 + off(GAIN)),
    })),
    clockPpm: device.clockPpm + off(CLOCK_PPM),
  };
}
