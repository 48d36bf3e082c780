// All sensors of one roller behind the interface its board reads.
import type { Random } from "#sim/random.ts";
import type { RollerDevice } from "#sim/roller/rollerDevice.ts";
import type { World } from "#sim/roller/world.ts";
import type { SensorBench } from "#sim/sensorBench.ts";
import { createImu } from "#sim/sensors/imu.ts";
import { createLoadCell } from "#sim/sensors/loadCell.ts";
import { temperatureAt } from "#sim/sensors/temperature.ts";

/** A fresh lithium cell and what an hour takes from it, V. */
const FULL_V = 4.05;
const LOST_V_PER_HOUR = 0.06;

/** From data-ready to the interpreter's handler, ms. */
const LEAST_LATE_MS = 0.2;
const MOST_LATE_MS = 0.9;

export interface Bench extends SensorBench {
  /** Lives through the time until `simMs` although no board reads. */
  follow(simMs: number): void;
}

export interface BenchOptions {
  readonly device: RollerDevice;
  readonly world: World;
  readonly random: Random;
  /** Chance that the board is too late for an IMU sample. */
  readonly missedRatio: number;
}

export function createBench(options: BenchOptions): Bench {
  const { device, world } = options;
  const imu = createImu(device.imu, world, options.random);
  const cells = device.cells.map((settings) => createLoadCell(settings, world, options.random));
  const own = options.random.fork("bench");
  let lateMs = LEAST_LATE_MS;
  return {
    nextImuMs: () => imu.nextMs() + lateMs,
    takeImu(out) {
      imu.take(out);
      // A loop longer than one period loses the sample silently.
      while (own.chance(options.missedRatio)) imu.take();
      lateMs = own.uniform(LEAST_LATE_MS, MOST_LATE_MS);
    },
    loadReady: (channel, simMs) => cells[channel]?.ready(simMs) ?? false,
    takeLoad: (channel, simMs) => cells[channel]?.take(simMs) ?? 0,
    batteryV: (simMs) => FULL_V - (LOST_V_PER_HOUR * simMs) / 3_600_000,
    temperatureC: (simMs) => temperatureAt(device.warming, simMs),
    follow(simMs) {
      for (const cell of cells) cell.follow(simMs);
    },
  };
}
