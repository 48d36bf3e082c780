// Ways a stream of frames can be broken; each keeps to the frames between two places.
import type { ImuRow, LoadRow, RawFrame } from "#shared/domain/frame.ts";
import { syntheticRun } from "#test/signal/support/syntheticRoller.ts";
import { seeded } from "#test/signal/support/seeded.ts";

export interface Damage {
  readonly name: string;
  /** The frames with those from `first` up to `end` broken; the numbers are this damage's own dice. */
  apply(frames: readonly RawFrame[], first: number, end: number, seed: number): RawFrame[];
}

type Frame = { -readonly [K in keyof RawFrame]: RawFrame[K] };

function eachImu(name: string, change: (row: number[], k: number, random: () => number) => void): Damage {
  return eachFrame(name, (frame, k, random) => {
    frame.imu = frame.imu.map((row, at) => {
      const copy = [...row];
      change(copy, 2 * k + at, random);
      return imuRow(copy);
    });
  });
}

function eachLoad(name: string, change: (row: number[], k: number, random: () => number) => void): Damage {
  return eachFrame(name, (frame, k, random) => {
    frame.load = frame.load.map((row, at) => {
      const copy = [...row];
      change(copy, 2 * k + at, random);
      return copy;
    });
  });
}

function eachFrame(name: string, change: (frame: Frame, k: number, random: () => number) => void): Damage {
  return {
    name,
    apply(frames, first, end, seed) {
      const random = seeded(seed).next;
      return frames.map((frame, k) => {
        if (k < first || k >= end) return frame;
        const copy = { ...frame };
        change(copy, k - first, random);
        return copy;
      });
    },
  };
}

function imuRow(row: readonly number[]): ImuRow {
  const [t = Number.NaN, ax = 0, ay = 0, az = 0, gx = 0, gy = 0, gz = 0] = row;
  return [t, ax, ay, az, gx, gy, gz];
}

function swapped(lsb: number): number {
  const bytes = new DataView(new ArrayBuffer(2));
  bytes.setInt16(0, lsb, true);
  return bytes.getInt16(0, false);
}

const NOT_NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const pick = (random: () => number, list: readonly number[]) => list[Math.floor(random() * list.length)]!;

/** The sensors' words are wrong; the times are right. */
export const WRONG_VALUES: readonly Damage[] = [
  eachImu("no numbers from the IMU", (row, _, random) => {
    for (let at = 1; at < 7; at += 1) if (random() < 0.3) row[at] = pick(random, NOT_NUMBERS);
  }),
  eachLoad("no numbers from the converter", (row, _, random) => {
    for (let at = 1; at < row.length; at += 1) row[at] = pick(random, NOT_NUMBERS);
  }),
  eachImu("gyro at its end", (row, k) => row.fill(k % 3 === 0 ? -32768 : 32767, 4)),
  eachImu("accelerometer at its end", (row, k) => row.fill(k % 3 === 0 ? -32768 : 32767, 1, 4)),
  eachLoad("converter at its end", (row, k) => row.fill(k % 2 === 0 ? 8_388_607 : -8_388_608, 1)),
  eachImu("IMU all zeros", (row) => row.fill(0, 1)),
  eachImu("IMU stuck", (row) => row.splice(1, 6, 7000, 3000, -2500, 1200, -800, 500)),
  eachLoad("converter stuck", (row) => row.fill(400_000, 1)),
  eachImu("axes turned round", (row) => row.splice(1, 6, row[3]!, row[1]!, row[2]!, row[6]!, row[4]!, row[5]!)),
  eachImu("axes and signs exchanged", (row) =>
    row.splice(1, 6, -row[2]!, -row[1]!, row[3]!, -row[5]!, -row[4]!, row[6]!),
  ),
  eachImu("bytes swapped", (row) => row.splice(1, 6, ...row.slice(1).map(swapped))),
  eachImu("any i16", (row, _, random) => {
    for (let at = 1; at < 7; at += 1) row[at] = Math.floor(random() * 65536) - 32768;
  }),
  eachImu("numbers beyond i16", (row, _, random) => {
    for (let at = 1; at < 7; at += 1) row[at] = (random() - 0.5) * 10 ** (600 * random() - 300);
  }),
  eachLoad("any 24 bits", (row, _, random) => {
    for (let at = 1; at < row.length; at += 1) row[at] = Math.floor(random() * 2 ** 24) - 2 ** 23;
  }),
  eachLoad("numbers beyond 24 bits", (row, _, random) => {
    for (let at = 1; at < row.length; at += 1) row[at] = (random() - 0.5) * 10 ** (600 * random() - 300);
  }),
];

/** The times of single rows or frames are wrong. */
export const WRONG_TIMES: readonly Damage[] = [
  eachFrame("no times", (frame, _, random) => {
    const t = pick(random, NOT_NUMBERS);
    frame.imu = frame.imu.map((row) => imuRow([t, ...row.slice(1)]));
    frame.load = frame.load.map((row) => [pick(random, NOT_NUMBERS), ...row.slice(1)]);
  }),
  eachFrame("no arrival", (frame, _, random) => {
    frame.rxMs = pick(random, NOT_NUMBERS);
  }),
  eachImu("device time runs backwards", (row, k) => {
    row[0] = row[0]! - 20 * k;
  }),
  eachImu("device time stands", (row, k) => {
    row[0] = row[0]! - 9.6154 * k;
  }),
  eachImu("any device time", (row, _, random) => {
    row[0] = row[0]! + (random() - 0.5) * 10 ** (18 * random());
  }),
  eachLoad("any device time of the converter", (row, _, random) => {
    row[0] = row[0]! + (random() - 0.5) * 10 ** (18 * random());
  }),
  eachFrame("device time counts 65 s short of itself", (frame, k) => {
    const off = k % 4 === 0 ? 65_536 : 0;
    frame.imu = frame.imu.map((row) => imuRow([row[0] + off, ...row.slice(1)]));
    frame.load = frame.load.map(([t = 0, ...counts]) => [t + off, ...counts]);
  }),
];

/** Rows and frames are missing, doubled, out of order, empty, endless or of another device. */
export const WRONG_FRAMES: readonly Damage[] = [
  { name: "lost frames", apply: (frames, first, end) => frames.filter((_, k) => k < first || k >= end) },
  {
    name: "every other frame lost",
    apply: (frames, first, end) => frames.filter((_, k) => k < first || k >= end || k % 2 === 0),
  },
  {
    name: "frames doubled",
    apply: (frames, first, end) => frames.flatMap((frame, k) => (k < first || k >= end ? [frame] : [frame, frame])),
  },
  {
    name: "frames repeated as a block",
    apply: (frames, first, end) => [...frames.slice(0, end), ...later(frames.slice(first, end)), ...frames.slice(end)],
  },
  { name: "frames shuffled", apply: shuffled },
  eachFrame("rows in reverse", (frame) => {
    frame.imu = [...frame.imu].reverse();
    frame.load = [...frame.load].reverse();
  }),
  eachFrame("empty frames", (frame) => {
    frame.imu = [];
    frame.load = [];
  }),
  eachFrame("no motion", (frame) => {
    frame.imu = [];
  }),
  eachFrame("no conversions", (frame) => {
    frame.load = [];
  }),
  eachFrame("rows of any length", (frame, _, random) => {
    frame.load = frame.load.map((row) => Array.from({ length: Math.floor(6 * random()) }, (__, k) => row[k] ?? 1e9));
  }),
  eachFrame("endless rows", (frame) => {
    const row = frame.imu[0];
    if (row === undefined) return;
    frame.imu = [...frame.imu, ...Array.from({ length: 500 }, (_, k) => imuRow([row[0] + k / 100, ...row.slice(1)]))];
    frame.load = [...frame.load, ...Array.from({ length: 500 }, (_, k): LoadRow => [row[0] + k / 100, 1e5])];
  }),
  { name: "another device in between", apply: intruded },
];

function later(frames: readonly RawFrame[]): RawFrame[] {
  const rxMs = frames.at(-1)?.rxMs ?? 0;
  return frames.map((frame) => ({ ...frame, rxMs }));
}

/** Some frames are held up and overtaken by up to six others. */
function shuffled(frames: readonly RawFrame[], first: number, end: number, seed: number): RawFrame[] {
  const random = seeded(seed).next;
  const order = frames.map((_, k) => (k < first || k >= end ? k : k + 6 * random()));
  const places = frames.map((_, k) => k).sort((a, b) => order[a]! - order[b]!);
  let rxMs = Number.NEGATIVE_INFINITY;
  return places.map((from) => {
    rxMs = Math.max(rxMs, frames[from]!.rxMs);
    return { ...frames[from]!, rxMs };
  });
}

/** A second roller whose frames come in between: other clock, other axis, other numbers. */
function intruded(frames: readonly RawFrame[], first: number, end: number, seed: number): RawFrame[] {
  const other = syntheticRun({
    seconds: 4,
    seed,
    rollAxis: "x-",
    clockStartMs: 9e6,
    speedMmS: () => -60,
    forceN: () => 20,
  }).frames;
  return frames.flatMap((frame, k) => {
    const stranger = k < first || k >= end ? undefined : other[k - first];
    return stranger ? [frame, { ...stranger, rxMs: frame.rxMs }] : [frame];
  });
}
