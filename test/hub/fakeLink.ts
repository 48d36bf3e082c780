// A link that a test plays by hand, on a clock that the test moves.
import { manualClock } from "#hub/clock.ts";
import type { Link, LinkHandlers, RollerIdentity } from "#hub/link/link.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export const START_MS = 1_800_000_000_000;

export const IDENTITY: RollerIdentity = {
  name: "Test roller",
  roller: { diameterMm: 150 },
  device: {
    id: "test-device",
    board: "PUCKJS",
    firmware: "1.0.0",
    imu: { gyroDpsPerLsb: 0.0175, accelGPerLsb: 0.000122, nominalHz: 104, rollAxis: "x+", groupDelayMs: 5 },
    loadCell: { nominalHz: 80, channels: 1, mounting: "ring", groupDelayMs: 25 },
  },
};

export function calibrationFor(deviceId: string): Calibration {
  return {
    format: "inchworm-calibration",
    version: 1,
    deviceId,
    createdMs: START_MS - 5,
    source: "home",
    mounting: "ring",
    rollAxis: "x+",
    gyro: { biasDps: [0, 0, 0], biasSdDps: 0.01, scale: 1, scaleSd: 0.01 },
    accelBiasG: [0, 0, 0],
    rollingRadiusMm: 70,
    rollingRadiusSdMm: 1,
  };
}

const FRAME_MS = 20;

export function fakeLink(uri = "sim:fake", simulated = true) {
  const clock = manualClock(START_MS);
  let handlers: LinkHandlers | undefined;
  let seq = 0;
  let closed = false;
  const link: Link = {
    uri,
    simulated,
    clock,
    open: async (given) => {
      handlers = given;
    },
    send: async () => true,
    close: async () => {
      closed = true;
    },
  };
  const opened = (): LinkHandlers => {
    if (!handlers) throw new Error("the link is not open");
    return handlers;
  };
  return {
    link,
    clock,
    handlers: opened,
    isClosed: () => closed,
    /** The roller connects and says who it is. */
    connect(identity = IDENTITY) {
      opened().identity(identity);
      opened().state("streaming");
    },
    /** Frames of 20 ms arrive for `forMs`; gives the last one. */
    stream(forMs: number): RawFrame | undefined {
      let last: RawFrame | undefined;
      for (let doneMs = 0; doneMs < forMs; doneMs += FRAME_MS) {
        clock.advance(FRAME_MS);
        const tMs = clock.nowMs() - START_MS;
        last = { rxMs: clock.nowMs(), seq: seq++ & 0xffff, imu: [[tMs, 0, 0, 8192, 0, 0, 0]], load: [[tMs, 1000]] };
        opened().frame(last);
      }
      return last;
    },
  };
}
