// A guided calibration as a person does it, in virtual time: the bench's roller in their hands, the guide on their screen.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { openCalibrationStore } from "#hub/calibrationStore.ts";
import { manualClock } from "#hub/clock.ts";
import { isFrame, isStep } from "#hub/recording/lines.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { createRollerCalibration } from "#hub/rollerCalibration.ts";
import { writeAtomically } from "#hub/atomicFile.ts";
import { createJournal } from "#hub/session/journal.ts";
import { Calibration } from "#shared/schema/calibration.ts";
import type { CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import type { StepLine } from "#shared/schema/recording.ts";
import { benchRecording } from "#test/calibration/bench.ts";
import type { BenchOrder, BenchRecording } from "#test/calibration/bench.ts";
import { calibrated } from "#test/calibration/judge.ts";
import { calibrationFor, IDENTITY } from "#test/hub/fakeLink.ts";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inchworm-calibration-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const DAY_MS = 86_400_000;

async function setUp(recording: BenchRecording, given?: Calibration) {
  const clock = manualClock(recording.frames[0]?.rxMs ?? 0);
  const told: string[] = [];
  const shown: CalibrationMessage[] = [];
  const waiting: (() => void)[] = [];
  const { store } = await openCalibrationStore({ dataDir, write: writeAtomically });
  const calibration = createRollerCalibration({
    rollerId: "bench",
    nowMs: () => clock.nowMs(),
    given: () => given,
    store,
    openJournal: (path, header) => createJournal({ path, header, onFailure: (error) => told.push(error.code) }),
    publish: (message) => shown.push(message),
    notice: ({ code }) => told.push(code),
    changed: () => told.push("changed"),
    fault: (code) => told.push(code),
    later: (action) => waiting.push(action),
  });
  const identity = { device: recording.device, roller: recording.roller, name: "Bench" };
  calibration.identified(identity);
  let lookedMs = clock.nowMs();
  /** The roller streams until then; whoever `acts` is asked ten times a second. */
  async function streamUntil(untilMs: number, act: () => Promise<void> = async () => undefined): Promise<void> {
    for (const frame of recording.frames) {
      if (frame.rxMs <= clock.nowMs()) continue;
      if (frame.rxMs > untilMs) break;
      clock.set(frame.rxMs);
      calibration.frame(frame);
      if (frame.rxMs - lookedMs < 100) continue;
      lookedMs = frame.rxMs;
      calibration.watch();
      for (const action of waiting.splice(0)) action();
      await act();
    }
  }
  return { calibration, identity, store, clock, told, shown, streamUntil };
}

/** Follows the guide with the steps of the recording. */
async function follow(order: BenchOrder) {
  const recording = benchRecording({ sloppyMs: 0, ...order });
  const home = await setUp(recording);
  const { calibration, clock, streamUntil } = home;
  const steps = [...recording.steps];
  await calibration.command({ action: "start" });
  async function act(): Promise<void> {
    const [step] = steps;
    const { phase } = calibration.message ?? {};
    if (phase === "judged") {
      steps.shift();
      await calibration.command({ action: "next" });
    } else if (step !== undefined) await go(step, phase);
  }
  async function go(step: StepLine, phase: CalibrationMessage["phase"] | undefined): Promise<void> {
    // The page is used first, then the hands.
    const startMs = step.startMs - (step.type === "press" ? 1000 : 200);
    const { weightKg, scaleKg, distanceMm } = step;
    if (phase === "ready" && clock.nowMs() >= startMs) {
      await calibration.command({ action: "next", ...(weightKg === undefined ? {} : { weightKg }) });
    } else if (phase === "asking" && scaleKg !== undefined) await calibration.command({ action: "next", scaleKg });
    else if (phase === "measuring" && distanceMm !== undefined && clock.nowMs() > step.endMs) {
      await calibration.command({ action: "next", distanceMm });
    }
  }
  await streamUntil(Infinity, act);
  await vi.waitFor(() => expect(calibration.message?.phase).toBe("done"), { timeout: 15_000 });
  return { ...home, recording };
}

test("a person who follows the guide has a calibrated roller, its recording and its file", async () => {
  const { calibration, store, shown, told, recording } = await follow({ seed: 61 });
  expect(calibration.message?.result?.quality.steps.filter(({ good }) => !good)).toEqual([]);
  expect(calibration.message).toMatchObject({ phase: "done", result: { saved: true, quality: { grade: "good" } } });
  expect(calibration.message?.taken.map(({ type, good }) => `${type} ${good}`)).toEqual(
    recording.steps.map(({ type }) => `${type} true`),
  );
  const { current } = calibration;
  const k = recording.truth.countsPerN[0] ?? 1;
  expect(Math.abs((current?.load?.[0]?.countsPerN ?? 0) / k - 1)).toBeLessThan(0.02);
  expect(told).toEqual(["changed"]);
  expect(shown.length).toBeGreaterThan(50);
  expect(shown.some(({ progress }) => progress > 0.3 && progress < 0.7)).toBe(true);
  expect(store.get("bench")).toEqual(current);

  const files = await readdir(join(dataDir, "calibrations"));
  expect(files.toSorted()).toEqual([expect.stringMatching(/^bench-20270115-\d{6}\.ndjson$/), "bench.json"]);
  const stored = Calibration.parse(JSON.parse(await readFile(join(dataDir, "calibrations", "bench.json"), "utf8")));
  expect(stored).toEqual(current);
  const journal = await openRecording(
    join(dataDir, "calibrations", files.find((file) => file.endsWith("ndjson")) ?? ""),
  );
  const lines = [];
  for await (const line of journal.lines) lines.push(line);
  expect(lines.filter(isStep).map(({ type }) => type)).toEqual(recording.steps.map(({ type }) => type));
  expect(lines.filter(isFrame).length).toBeGreaterThan(3000);

  const again = await openCalibrationStore({ dataDir, write: writeAtomically });
  expect(again.store.get("bench")).toEqual(current);
});

test("what a session taught takes the place of the stored calibration, which is set aside; never of another", async () => {
  const { calibration, store, told, clock } = await setUp(benchRecording({ seed: 71, steps: [] }));
  const before = { ...calibrationFor("bench"), createdMs: clock.nowMs() - 2 };
  await store.save(before);
  calibration.identified({ ...IDENTITY, device: { ...IDENTITY.device, id: "bench" } });
  expect(calibration.current).toBe(before);
  const learned = { ...before, createdMs: clock.nowMs() - 1 };
  expect(await calibration.refine({ ...before }, learned)).toBe(false);
  expect(await calibration.refine(before, { ...learned, deviceId: "another" })).toBe(false);
  expect(calibration.current).toBe(before);
  expect(await calibration.refine(before, learned)).toBe(true);
  expect(calibration.current).toBe(learned);
  expect(told).toEqual(["changed"]);
  expect(await calibration.refine(before, learned)).toBe(false);
  const when = new Date(clock.nowMs()).toISOString().slice(0, 10).replaceAll("-", "");
  expect((await readdir(join(dataDir, "calibrations"))).toSorted()).toEqual([
    expect.stringMatching(new RegExp(`^bench-${when}-\\d{6}\\.json\\.before$`)),
    "bench.json",
  ]);
});

test("a calibration that the user gave is not refined", async () => {
  const given = calibrationFor("bench");
  const { calibration, store, told } = await setUp(benchRecording({ seed: 72, steps: [] }), given);
  expect(calibration.current).toBe(given);
  expect(await calibration.refine(given, { ...given, createdMs: 2 })).toBe(false);
  expect(store.get("bench")).toBeUndefined();
  expect(told).toEqual([]);
});

test("a calibration that is cancelled leaves nothing behind", async () => {
  const { calibration, streamUntil, clock } = await setUp(benchRecording({ seed: 62, steps: ["rest"] }));
  await calibration.command({ action: "start" });
  await calibration.command({ action: "skip" });
  await calibration.command({ action: "skip" });
  // The weight has to come with it.
  const missing = { code: "CALIBRATION_NUMBER_MISSING", detail: "weightKg" };
  await expect(calibration.command({ action: "next" })).rejects.toMatchObject(missing);
  await calibration.command({ action: "next", weightKg: 10 });
  await calibration.command({ action: "start" });
  await streamUntil(clock.nowMs() + 2000);
  expect(await calibration.command({ action: "cancel" })).toMatchObject({ phase: "cancelled" });
  await vi.waitFor(async () => expect(await readdir(join(dataDir, "calibrations"))).toEqual([]));
  await expect(calibration.command({ action: "next" })).rejects.toMatchObject({ code: "CALIBRATION_NOT_RUNNING" });
});

test("its end waits until what was cancelled is gone, also of one that another took the place of", async () => {
  const { calibration, clock } = await setUp(benchRecording({ seed: 62, steps: ["rest"] }));
  await calibration.command({ action: "start" });
  clock.advance(2000);
  await calibration.command({ action: "start" });
  await calibration.command({ action: "cancel" });
  await calibration.close();
  expect(await readdir(join(dataDir, "calibrations"))).toEqual([]);
});

test("a guide that nobody follows any more ends by itself", async () => {
  const { calibration, clock } = await setUp(benchRecording({ seed: 63, steps: [] }));
  await calibration.command({ action: "start" });
  clock.advance(21 * 60_000);
  calibration.watch();
  expect(calibration.message?.phase).toBe("cancelled");
});

/** A calibration of the bench's roller that was kept on an earlier day. */
async function kept(): Promise<Calibration> {
  const { calibration } = calibrated({ seed: 64, presses: 4 });
  if (calibration === undefined) throw new Error("no calibration");
  const { store } = await openCalibrationStore({ dataDir, write: writeAtomically });
  await store.save(calibration);
  return calibration;
}

const bench = () => benchRecording({ seed: 64, presses: 4, sloppyMs: 0 });

test("which calibration is in force: a given one, a recording's own, the stored one, a simulator's", async () => {
  const stored = await kept();
  const { calibration, identity } = await setUp(bench());
  expect(calibration.current).toEqual(stored);
  calibration.identified({ ...identity, calibration: { ...stored, createdMs: 1 } });
  expect(calibration.current?.createdMs).toBe(1);
  calibration.identified({ ...identity, calibration: { ...stored, createdMs: 2, source: "simulator-truth" } });
  expect(calibration.current).toEqual(stored);
  calibration.identified({ ...identity, device: { ...identity.device, id: "other" } });
  expect(calibration.current).toBeUndefined();
  const given = await setUp(bench(), { ...stored, createdMs: 7 });
  given.calibration.identified({ ...given.identity, calibration: { ...stored, createdMs: 1 } });
  expect(given.calibration.current?.createdMs).toBe(7);
});

test("a tare is kept, and refused with the reason under a load", async () => {
  const stored = await kept();
  const recording = bench();
  const { calibration, streamUntil, told, store } = await setUp(recording);
  await streamUntil(recording.steps[0]?.endMs ?? 0);
  const { movedN } = await calibration.tare();
  expect(Math.abs(movedN[0] ?? 9)).toBeLessThan(1);
  expect(calibration.current?.measuredMs?.offset).toBeGreaterThan(0);
  expect(calibration.current?.load?.[0]?.g).toEqual(stored.load?.[0]?.g);
  expect(store.get("bench")).toEqual(calibration.current);
  expect(told).toEqual(["changed"]);
  const press = recording.steps.find(({ type }) => type === "press");
  await streamUntil((press?.endMs ?? 0) - 500);
  const reason = expect.stringContaining("lie on the roller");
  await expect(calibration.tare()).rejects.toMatchObject({ code: "TARE_REFUSED", detail: reason });
});

test("an old calibration is told of when its roller connects, a drifted one once it was seen to be", async () => {
  const stored = await kept();
  const load = stored.load?.map((channel) => ({
    ...channel,
    offsetCounts: channel.offsetCounts - 9 * channel.countsPerN,
  }));
  const given = { ...stored, createdMs: stored.createdMs - 40 * DAY_MS, measuredMs: {}, ...(load ? { load } : {}) };
  const { calibration, identity, told, streamUntil } = await setUp(bench(), given);
  expect(told).toEqual(["CALIBRATION_OLD"]);
  calibration.identified(identity);
  await streamUntil(Infinity);
  expect(told).toEqual(["CALIBRATION_OLD", "CALIBRATION_DRIFTED"]);
});

test("before the roller has said who it is nothing can be calibrated", async () => {
  const clock = manualClock(0);
  const { store } = await openCalibrationStore({ dataDir, write: writeAtomically });
  const calibration = createRollerCalibration({
    rollerId: "bench",
    nowMs: () => clock.nowMs(),
    given: () => undefined,
    store,
    openJournal: () => Promise.reject(new Error("no")),
    publish: () => undefined,
    notice: () => undefined,
    changed: () => undefined,
    fault: () => undefined,
  });
  await expect(calibration.command({ action: "start" })).rejects.toMatchObject({ code: "NO_ROLLER" });
  await expect(calibration.tare()).rejects.toMatchObject({ code: "NO_ROLLER" });
});
