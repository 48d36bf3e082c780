import { expect, test } from "vitest";

import { createLinkHealth } from "#hub/linkHealth.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { LinkMessage } from "#shared/schema/live.ts";

const START_MS = 1_800_000_000_000;

function frame(rxMs: number, seq: number): RawFrame {
  return { rxMs, seq, imu: [[0, 0, 0, 0, 0, 0, 0]], load: [[0, 1]] };
}

function streaming() {
  const health = createLinkHealth({ rollerId: "r", isSimulated: () => true });
  health.state("streaming", START_MS);
  return health;
}

test("before the first frame there is no age", () => {
  const message = createLinkHealth({ rollerId: "r", isSimulated: () => false }).message(START_MS);
  expect(message).toMatchObject({ state: "searching", lossRatio: 0, imuHz: 0 });
  expect(message).not.toHaveProperty("dataAgeMs");
  expect(LinkMessage.safeParse(message).success).toBe(true);
});

test("streaming without frames becomes silent well within a second, and streams again with the next frame", () => {
  const health = streaming();
  health.frame(frame(START_MS, 0));
  expect(health.stateAt(START_MS + 500)).toBe("streaming");
  expect(health.stateAt(START_MS + 700)).toBe("silent");
  expect(health.message(START_MS + 700).dataAgeMs).toBe(700);
  health.frame(frame(START_MS + 5000, 1));
  expect(health.stateAt(START_MS + 5001)).toBe("streaming");
});

test("the link's own state wins over silence", () => {
  const health = streaming();
  health.state("closed", START_MS, "end of the recording");
  expect(health.message(START_MS + 9000)).toMatchObject({ state: "closed", detail: "end of the recording" });
});

test("loss is the share of missing sequence numbers over ten seconds, across the wrap", () => {
  const health = streaming();
  let seq = 65_500;
  for (let index = 0; index < 400; index++) {
    health.frame(frame(START_MS + index * 20, seq & 0xffff));
    seq += index % 4 === 0 ? 2 : 1;
  }
  expect(health.message(START_MS + 8000).lossRatio).toBeCloseTo(0.2, 2);
  expect(health.message(START_MS + 8000).imuHz).toBeCloseTo(50, 0);
  expect(health.message(START_MS + 40_000).lossRatio).toBe(0);
});

test("a repeated frame and a restart of the board are not loss", () => {
  const health = streaming();
  health.frame(frame(START_MS, 100));
  health.frame(frame(START_MS + 20, 100));
  health.frame(frame(START_MS + 40, 40_000));
  health.frame(frame(START_MS + 60, 0));
  expect(health.message(START_MS + 80).lossRatio).toBe(0);
});

test("bad frames are counted for good; the roller's own rates win", () => {
  const health = streaming();
  health.bad(3);
  health.bad(2);
  const status = { imuHz: 103.96, loadHz: 92.13, batteryV: 2.9731, temperatureC: 24.56 };
  health.status({ ...status, lostSamples: 0, queueDrops: 0, errors: 0, streaming: true });
  expect(health.message(START_MS)).toMatchObject({
    badFrames: 5,
    imuHz: 104,
    loadHz: 92.1,
    batteryV: 2.973,
    temperatureC: 24.6,
  });
  health.status({
    ...status,
    temperatureC: NaN,
    imuHz: NaN,
    lostSamples: 0,
    queueDrops: 0,
    errors: 0,
    streaming: true,
  });
  const message = health.message(START_MS);
  expect(message).not.toHaveProperty("temperatureC");
  expect(LinkMessage.safeParse(JSON.parse(JSON.stringify(message))).success).toBe(true);
});
