import { beforeAll, expect, test } from "vitest";

import { DriftWatch } from "#hub/calibration/driftWatch.ts";
import { tare } from "#hub/calibration/tare.ts";
import { RecentFrames } from "#hub/calibration/zeroReading.ts";
import type { ZeroReading } from "#hub/calibration/zeroReading.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import type { BenchRecording } from "#test/calibration/bench.ts";
import { calibrated } from "#test/calibration/judge.ts";

let recording: BenchRecording;
let calibration: Calibration;
beforeAll(() => {
  const one = calibrated({ seed: 31, sloppyMs: 0 });
  recording = one.recording;
  if (one.calibration === undefined) throw new Error("no calibration");
  calibration = one.calibration;
});

function readAt(rxMs: number, change: (frame: RawFrame) => RawFrame = (frame) => frame): ZeroReading {
  const recent = new RecentFrames();
  for (const frame of recording.frames) if (frame.rxMs <= rxMs) recent.push(change(frame));
  return recent.read(calibration, recording.device.imu);
}

const endOf = (type: string, nth = 0) => recording.steps.filter((step) => step.type === type)[nth]?.endMs ?? Number.NaN;
const lifted = (byN: number) => (frame: RawFrame) => ({
  ...frame,
  load: frame.load.map(([tMs = 0, counts = 0]) => [tMs, counts + byN * (calibration.load?.[0]?.countsPerN ?? 0)]),
});

test("a roller at rest is at its zero, at whatever angle it lies", () => {
  for (const atMs of [endOf("rest"), endOf("emptyTurns") + 1250]) {
    const reading = readAt(atMs);
    expect(reading.kind).toBe("free");
    if (reading.kind === "free") expect(Math.abs(reading.offN[0] ?? 9)).toBeLessThan(0.8);
  }
});

test("a tare takes up a drift, and nothing else of the calibration changes", () => {
  const reading = readAt(endOf("rest"), lifted(7));
  const tared = tare(calibration, reading, 123);
  if (tared.kind !== "tared") throw new Error(tared.why);
  expect(tared.movedN[0]).toBeCloseTo(7, 0);
  const [before, after] = [calibration.load?.[0], tared.calibration.load?.[0]];
  expect(after?.g).toBe(before?.g);
  expect(after?.countsPerN).toBe(before?.countsPerN);
  expect(tared.calibration.measuredMs?.offset).toBe(123);
  const recent = new RecentFrames();
  for (const frame of recording.frames) if (frame.rxMs <= endOf("rest")) recent.push(lifted(7)(frame));
  const again = recent.read(tared.calibration, recording.device.imu);
  expect(again.kind === "free" && Math.abs(again.offN[0] ?? 9) < 0.01).toBe(true);
});

const during = (type: string) => () => {
  const step = recording.steps.find((candidate) => candidate.type === type);
  return step === undefined ? Number.NaN : (step.startMs + step.endMs) / 2;
};
const REFUSED: readonly (readonly [string, () => number, (frame: RawFrame) => RawFrame, string])[] = [
  ["it rolls", during("emptyTurns"), (frame) => frame, "the roller moves"],
  ["a hand presses", during("press"), (frame) => frame, "N lie on the roller; take everything off it"],
  [
    "it stands on its end",
    during("rest"),
    (frame) => ({
      ...frame,
      imu: frame.imu.map(([t, ...rest]) => [t, 0, 0, 8197, rest[3], rest[4], rest[5]] as const),
    }),
    "does not lie level",
  ],
  [
    "something light breathes on it",
    during("rest"),
    (frame) => lifted(3 * Math.sin(frame.rxMs / 200))(frame),
    "something rests on the roller",
  ],
];

test.each(REFUSED)("a tare is refused with the reason while %s", (_name, atMs, change, why) => {
  const tared = tare(calibration, readAt(atMs(), change), 0);
  expect(tared).toMatchObject({ kind: "refused" });
  if (tared.kind === "refused") expect(tared.why).toContain(why);
});

test("without data, and without a calibration of force, there is nothing to tare", () => {
  expect(tare(calibration, new RecentFrames().read(calibration, recording.device.imu), 0)).toMatchObject({
    kind: "refused",
  });
  const { load: _load, ...speedOnly } = calibration;
  const recent = new RecentFrames();
  for (const frame of recording.frames.slice(0, 200)) recent.push(frame);
  expect(tare(speedOnly, recent.read(speedOnly, recording.device.imu), 0)).toMatchObject({ kind: "refused" });
});

const free = (offN: number): ZeroReading => ({ kind: "free", offN: [offN] });
const loaded: ZeroReading = { kind: "loaded", offN: [200], aboutN: 200, quiet: false };

/** Looks at a spell of some seconds, then at a load. */
function spell(watch: DriftWatch, reading: ZeroReading): (number | undefined)[] {
  const told = Array.from({ length: 5 }, () => watch.step(reading));
  watch.step(loaded);
  return told.filter((drift) => drift !== undefined);
}

test("a drift is told once, when several lift-offs agree about it", () => {
  const watch = new DriftWatch();
  expect(spell(watch, free(8))).toEqual([]);
  expect(spell(watch, free(7))).toEqual([]);
  expect(spell(watch, free(9))).toEqual([8]);
  expect(spell(watch, free(8))).toEqual([]);
  watch.reset();
  expect(watch.driftN).toBeNaN();
});

test("one odd moment is no drift, a small one is none, and a far one that does not breathe is one", () => {
  const odd = new DriftWatch();
  for (const off of [0.4, 12, -0.2, 0.6, 0.1]) expect(spell(odd, free(off))).toEqual([]);
  const small = new DriftWatch();
  for (let n = 0; n < 6; n += 1) expect(spell(small, free(3))).toEqual([]);
  const far = new DriftWatch();
  const quiet: ZeroReading = { kind: "loaded", offN: [40], aboutN: 40, quiet: true };
  expect([quiet, quiet, quiet].flatMap((reading) => spell(far, reading))).toEqual([40]);
});
