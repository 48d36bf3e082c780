// The first line of a recording, from what a roller says about itself.
import type { DeviceInfo, RollerInfo } from "#shared/domain/device.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { RecordingHeader } from "#shared/schema/recording.ts";

export interface RecordedRoller {
  readonly device: DeviceInfo;
  readonly roller: RollerInfo;
  readonly calibration?: Calibration;
}

export function recordingHeader(about: RecordedRoller): RecordingHeader {
  return { format: "inchworm-recording", version: 1, ...coreSettings(about) };
}

/** What the core has to know, as lines of a recording hold it. */
export function coreSettings({ device, roller, calibration }: RecordedRoller) {
  return {
    device: { ...device, imu: { ...device.imu }, loadCell: { ...device.loadCell } },
    roller: { ...roller },
    ...(calibration === undefined ? {} : { calibration }),
  };
}
