// Words of what a session holds: why data are less certain, how a tender spot ended. Pages and report share them.
import type { FlagName } from "#shared/domain/features.ts";

export const FLAG_WORDS: Readonly<Record<FlagName, string>> = {
  gap: "no data",
  blindAngle: "an angle at which the roller feels little",
  inHands: "carried or tilted",
  notCalibrated: "not calibrated",
  saturated: "a sensor at its end",
  settling: "settling after a start",
  tremor: "shaking",
  sensorFault: "a sensor that contradicts itself",
};

export const SPOT_STATE_WORDS = { released: "let go", eased: "hold ended, it rose", open: "still there" };
