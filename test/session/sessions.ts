// A recorder with everything around it, for tests.
import { manualClock } from "#hub/clock.ts";
import type { InchwormError } from "#hub/errors.ts";
import { createRecorder } from "#hub/session/recorder.ts";
import type { Recorder, RecorderOptions } from "#hub/session/recorder.ts";
import { openSessionStore } from "#hub/session/store.ts";
import type { SessionStore, StoreOptions } from "#hub/session/store.ts";
import type { Tick } from "#shared/domain/features.ts";
import type { Bands, Selection } from "#shared/schema/live.ts";
import { FIRST_RX_MS, HEADER } from "#test/recording/samples.ts";

export const SELECTION: Selection = { muscle: "calf", side: "left", mode: "deep" };
export const BANDS: Bands = {
  paceMmS: [19, 38],
  paceTargetMmS: 25.4,
  forceN: [60, 130],
  easeOffN: 160,
  stopN: 240,
  assumedWeight: false,
  holdMinimumMs: 30_000,
  holdTargetMs: 45_000,
  holdMoveOnMs: 60_000,
};
export const ROLLER = { device: HEADER.device, roller: HEADER.roller };

export interface TestSessions {
  readonly store: SessionStore;
  readonly recorder: Recorder;
  readonly clock: ReturnType<typeof manualClock>;
  readonly failures: InchwormError[];
}

export async function testSessions(
  store: StoreOptions,
  recorder: Partial<RecorderOptions> = {},
): Promise<TestSessions> {
  const clock = manualClock(FIRST_RX_MS);
  const failures: InchwormError[] = [];
  const opened = await openSessionStore(store);
  return {
    store: opened,
    clock,
    failures,
    recorder: createRecorder({
      store: opened,
      rollerId: "r1",
      rollerName: "Hall roller",
      simulated: false,
      clock,
      hubClock: clock,
      onFailure: (error) => failures.push(error),
      ...recorder,
    }),
  };
}

export function testTick(changes: Partial<Tick> = {}): Tick {
  return {
    tMs: FIRST_RX_MS,
    publishedMs: FIRST_RX_MS,
    speedMmS: 25,
    paceMmS: 25,
    forceN: 200,
    forceSdN: 4,
    contact: true,
    positionMm: 100,
    holdMs: 0,
    flags: 0,
    quality: "good",
    ageMs: 0,
    tremorN: Number.NaN,
    breathN: Number.NaN,
    breathHz: Number.NaN,
    ...changes,
  };
}
