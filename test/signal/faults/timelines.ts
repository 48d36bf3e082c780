// What happens to the clocks and the connection from one frame on.
import type { RawFrame } from "#shared/domain/frame.ts";

export interface Turn {
  readonly name: string;
  /** The frames, changed from the frame `at` on. */
  apply(frames: readonly RawFrame[], at: number): RawFrame[];
  /** How far the truth moves on the hub clock, ms. */
  readonly laterMs: number;
}

function shifted(frame: RawFrame, rxMs: number, tMs: number): RawFrame {
  return {
    ...frame,
    rxMs: frame.rxMs + rxMs,
    imu: frame.imu.map(([t, ...rest]) => [t + tMs, ...rest] as const),
    load: frame.load.map(([t = 0, ...rest]) => [t + tMs, ...rest]),
  };
}

function shift(name: string, rxMs: number, tMs: number): Turn {
  return {
    name,
    laterMs: rxMs,
    apply: (frames, at) => frames.map((frame, k) => (k < at ? frame : shifted(frame, rxMs, tMs))),
  };
}

const stamp = (frame: RawFrame) => frame.imu[0]?.[0] ?? 0;

export const TURNS: readonly Turn[] = [
  {
    name: "the board starts again from tick 0",
    laterMs: 0,
    apply: (frames, at) => {
      const back = stamp(frames[at]!);
      return frames.map((frame, k) => (k < at ? frame : shifted(frame, 0, -back)));
    },
  },
  shift("the device clock leaps an hour ahead", 0, 3_600_000),
  shift("the device clock falls back by a second", 0, -1000),
  shift("the device clock falls back by 300 ms", 0, -300),
  shift("the device clock leaps 300 ms ahead", 0, 300),
  shift("silence for 1.5 s", 1500, 1500),
  shift("silence for 20 s", 20_000, 20_000),
  shift("silence for a quarter of an hour", 900_000, 900_000),
  shift("the hub clock leaps an hour ahead", 3_600_000, 0),
  shift("a board that was off for a minute", 60_000, -4000),
  {
    name: "the radio stalls for two seconds, then delivers all",
    laterMs: 0,
    apply: (frames, at) => {
      const untilMs = frames[at]!.rxMs;
      return frames.map((frame) =>
        frame.rxMs < untilMs && frame.rxMs > untilMs - 2000 ? { ...frame, rxMs: untilMs } : frame,
      );
    },
  },
];
