// Calibrations the user gave on the command line: each is for the one device it names. One that fits no roller is
// said so, once every roller has told who it is; force would else stay unknown without a reason.
import { InchwormError } from "#hub/errors.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export interface GivenCalibrationsOptions {
  readonly calibrations: readonly Calibration[];
  readonly rollers: number;
  /** BAD_CALIBRATION; at most once a calibration. Must not throw. */
  readonly unused: (error: InchwormError) => void;
}

/** Gives the calibration for a device that has just told its id. */
export function givenCalibrations({ calibrations, rollers, unused }: GivenCalibrationsOptions) {
  const deviceIds = new Set<string>();
  const told = new Set<Calibration>();
  return (deviceId: string): Calibration | undefined => {
    deviceIds.add(deviceId);
    for (const calibration of deviceIds.size < rollers ? [] : calibrations) {
      if (deviceIds.has(calibration.deviceId) || told.has(calibration)) continue;
      told.add(calibration);
      const here = [...deviceIds].join(", ");
      unused(new InchwormError("BAD_CALIBRATION", `it is for ${calibration.deviceId}; connected: ${here}`));
    }
    return calibrations.find((calibration) => calibration.deviceId === deviceId);
  };
}
