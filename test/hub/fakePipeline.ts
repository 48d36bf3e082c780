// Stands for the signal core in tests of what is around it: two plain ticks a frame, and it can be told to fail.
import type { FeatureSink, SignalEvent, Tick } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";

/** What the fake does; reset it before each test. */
export const behaviour = {
  speedMmS: 25,
  forceN: 200,
  holdMs: 0,
  failing: false,
  created: 0,
  event: undefined as SignalEvent | undefined,
};

export function resetBehaviour(): void {
  Object.assign(behaviour, { speedMmS: 25, forceN: 200, holdMs: 0, failing: false, created: 0, event: undefined });
}

export function createPipeline(_settings: unknown, sink: FeatureSink) {
  behaviour.created += 1;
  let lastMs = NaN;
  return {
    push(frame: RawFrame) {
      if (behaviour.failing) throw new Error("the core broke");
      const upToMs = Math.floor(frame.rxMs / 10) * 10;
      if (Number.isNaN(lastMs)) lastMs = upToMs - 20;
      while (lastMs < upToMs) {
        lastMs += 10;
        sink.tick(tickAt(lastMs));
      }
      if (behaviour.event) sink.event(behaviour.event);
      behaviour.event = undefined;
    },
    finish: () => undefined,
  };
}

function tickAt(tMs: number): Tick {
  const { speedMmS, forceN, holdMs } = behaviour;
  return {
    tMs,
    publishedMs: tMs,
    speedMmS,
    paceMmS: speedMmS,
    forceN,
    forceSdN: 4,
    contact: true,
    positionMm: 100,
    holdMs,
    flags: 0,
    quality: "good",
    ageMs: 0,
    tremorN: Number.NaN,
    breathN: Number.NaN,
    breathHz: Number.NaN,
  };
}
