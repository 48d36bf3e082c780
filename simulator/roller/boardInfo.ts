// What the simulated board knows of itself: its stored settings and its sensors' nominal figures, not their true ones.
import { IMU_GROUP_DELAY_MS } from "#firmware/sensors/lsm6ds3.ts";
import { SIMULATED_NAME } from "#shared/domain/rehearsal.ts";
import type { SimulatedBoardInfo } from "#sim/board.ts";
import { CELL_NOMINAL_HZ } from "#sim/roller/device.ts";
import type { RollerDevice } from "#sim/roller/rollerDevice.ts";

/** Half the time in which an 80 SPS part settles. */
const CELL_NOMINAL_DELAY_MS = 25;

export function boardInfo(device: RollerDevice): SimulatedBoardInfo {
  return {
    deviceId: device.id,
    board: "Simulated Puck.js",
    name: SIMULATED_NAME,
    channels: device.cells.length === 2 ? 2 : 1,
    mounting: device.mounting,
    rollAxis: device.toldAxis,
    diameterMm: device.radiusMm * 2,
    gyroDpsPerLsb: device.imu.gyroDpsPerLsb,
    accelGPerLsb: device.imu.accelGPerLsb,
    loadNominalHz: CELL_NOMINAL_HZ,
    imuGroupDelayMs: IMU_GROUP_DELAY_MS,
    loadGroupDelayMs: CELL_NOMINAL_DELAY_MS,
  };
}
