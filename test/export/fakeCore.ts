// A core whose output is easy to foretell: one tick a frame, at the frame's time.
import type { CoreFactory } from "#hub/recording/replay.ts";
import { testTick } from "#test/session/sessions.ts";

export const fakeCore: CoreFactory = ({ roller, calibration }, sink) => ({
  push(frame) {
    const forceN = calibration === undefined ? NaN : 100;
    sink.tick(testTick({ tMs: frame.rxMs, speedMmS: -frame.seq, positionMm: roller.diameterMm, forceN }));
  },
  finish() {
    sink.tick(testTick({ tMs: 0, quality: "unknown", flags: 1 | 32, speedMmS: NaN, contact: false, holdMs: 3210 }));
  },
});
