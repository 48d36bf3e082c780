// A roller's info record → its identity.
import type { RollerIdentity } from "#hub/link/link.ts";
import type { InfoRecord } from "#shared/protocol/index.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export function identityOf(info: InfoRecord, calibration: Calibration | undefined): RollerIdentity {
  return {
    name: info.name === "" ? info.deviceId : info.name,
    device: {
      id: info.deviceId,
      board: info.board,
      firmware: info.firmware,
      imu: {
        gyroDpsPerLsb: info.gyroDpsPerLsb,
        accelGPerLsb: info.accelGPerLsb,
        nominalHz: info.imuNominalHz,
        rollAxis: info.rollAxis,
        groupDelayMs: info.imuGroupDelayMs,
      },
      loadCell: {
        nominalHz: info.loadNominalHz,
        channels: info.channels,
        mounting: info.mounting,
        groupDelayMs: info.loadGroupDelayMs,
      },
    },
    roller: { diameterMm: info.diameterMm },
    ...(calibration === undefined ? {} : { calibration }),
  };
}
