// The calibration a perfect procedure would find for a simulated roller: its true values with small honest errors.
import { newtonsOfKg } from "#shared/domain/units.ts";
import type { Calibration, LoadChannelCalibration } from "#shared/schema/calibration.ts";
import type { RollerDevice } from "#sim/roller/rollerDevice.ts";
import { rollingRadius } from "#sim/roller/rollingRadius.ts";
import type { Conditions } from "#sim/scenarios/conditions.ts";
import { filterDelayMs } from "#sim/sensors/loadCell.ts";
import type { LoadCellSettings } from "#sim/sensors/loadCell.ts";
import { response } from "#sim/sensors/mountings.ts";

const TABLE_SIZE = 180;

function channelTruth(cell: LoadCellSettings): LoadChannelCalibration {
  const g = Array.from({ length: TABLE_SIZE }, (_, i) =>
    response(cell.shape, cell.channel, (2 * Math.PI * i) / TABLE_SIZE - cell.cellAngleRad),
  );
  return {
    offsetCounts: cell.offsetCounts,
    offsetSdCounts: Math.abs(cell.countsPerN) * 0.1,
    countsPerN: cell.countsPerN,
    // Hysteresis and creep are not in the model: they are the gain's error.
    gainRelSd: cell.playShare / 4 + cell.creepShare / 2,
    g,
    gSd: 0.002,
    deadWeightN: [cell.deadWeightN[0], cell.deadWeightN[1]],
    deadWeightSdN: 0.05,
  };
}

export interface CalibrationTruthOptions {
  readonly device: RollerDevice;
  readonly conditions: Conditions;
  readonly createdMs: number;
}

export function calibrationTruth(options: CalibrationTruthOptions): Calibration {
  const { device, conditions } = options;
  const { imu } = device;
  const usualN = conditions.share * newtonsOfKg(conditions.bodyWeightKg);
  const cellHz = device.cells[0]?.rateHz ?? 80;
  return {
    format: "inchworm-calibration",
    version: 1,
    deviceId: device.id,
    createdMs: options.createdMs,
    source: "simulator-truth",
    mounting: device.mounting,
    rollAxis: imu.rollAxis,
    load: device.cells.map(channelTruth),
    gyro: {
      biasDps: [imu.gyroBiasDps[0], imu.gyroBiasDps[1], imu.gyroBiasDps[2]],
      biasSdDps: 0.03,
      scale: imu.gyroScale,
      scaleSd: 0.001,
    },
    accelBiasG: [imu.accelBiasG[0], imu.accelBiasG[1], imu.accelBiasG[2]],
    rollingRadiusMm: rollingRadius(device.radiusMm, device.shrink, usualN),
    rollingRadiusSdMm: device.radiusMm * 0.002,
    // The converter's filter, and on average half an IMU period until the board looks.
    loadDelayMs: filterDelayMs(cellHz) + 500 / imu.rateHz,
  };
}
