import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test, vi } from "vitest";

import type { CalibrationStore } from "#hub/calibrationStore.ts";
import type { InchwormError } from "#hub/errors.ts";
import type { LineOptions } from "#hub/lineParts.ts";
import { createFeed } from "#hub/live/feed.ts";
import { Calibration } from "#shared/schema/calibration.ts";
import type { Settings } from "#shared/schema/config.ts";
import { calibrationFor, fakeLink, IDENTITY, START_MS } from "#test/hub/fakeLink.ts";
import { fakePerson } from "#test/hub/fakePerson.ts";
import { behaviour } from "#test/hub/fakePipeline.ts";
import { lineFolder } from "#test/hub/lineFolder.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

const folder = lineFolder();

const setUp = (replace: Partial<LineOptions> = {}) => setUpLine(folder.path, replace);

test("a roller is told of at once, and again when it has said who it is", async () => {
  const { of, connect } = await setUp();
  connect();
  expect(of("roller").map(({ roller }) => [roller.name, roller.board])).toEqual([
    ["sim:fake", undefined],
    ["Test roller", "PUCKJS"],
  ]);
  expect(of("link").map(({ state }) => state)).toEqual(["searching", "streaming"]);
});

test("ticks go out at 50 Hz without a session, each with its time", async () => {
  const { of, connect, stream } = await setUp();
  connect();
  stream(1000);
  const ticks = of("tick");
  expect(ticks.length).toBe(50);
  expect(ticks.every(({ sampleMs }, index) => index === 0 || sampleMs - (ticks[index - 1]?.sampleMs ?? 0) === 20)).toBe(
    true,
  );
  expect(ticks[0]).toMatchObject({ speedMmS: 25, forceN: 200, contact: true, quality: "good" });
});

test("rolling too fast brings the cue, with its reason; rolling right takes it back", async () => {
  const { of, connect, stream } = await setUp();
  connect();
  stream(2000);
  behaviour.speedMmS = 90;
  stream(2000);
  expect(of("cue").at(-1)).toMatchObject({ action: "show", cueId: "slower", ruleId: "R1" });
  expect(of("cue").at(-1)?.why).not.toBe("");
  expect(of("tick").at(-1)?.cueId).toBe("slower");
  behaviour.speedMmS = 25;
  stream(4000);
  expect(of("cue").find(({ action, cueId }) => action === "clear" && cueId === "slower")).toBeDefined();
});

test("silence is told within a second and the coach stops judging; frames bring it back", async () => {
  const { of, connect, stream, wait } = await setUp();
  connect();
  stream(3000);
  const lastFrameMs = of("tick").at(-1)?.sentMs ?? NaN;
  wait(1500);
  const silent = of("link").find(({ state }) => state === "silent");
  expect((silent?.sentMs ?? NaN) - lastFrameMs).toBeLessThanOrEqual(1000);
  expect(of("cue").at(-1)).toMatchObject({ action: "show", cueId: "no-data", ruleId: "R30" });
  stream(1000);
  wait(100);
  expect(of("link").at(-1)?.state).toBe("streaming");
});

test("link messages come at least twice a second, more often only when the state changes", async () => {
  const { of, connect, wait } = await setUp();
  connect();
  const before = of("link").length;
  wait(10_000);
  const count = of("link").length - before;
  expect(count).toBeGreaterThanOrEqual(20);
  expect(count).toBeLessThanOrEqual(30);
});

test("the ticks of a long gap are not sent as live data", async () => {
  const { of, clock, connect, stream } = await setUp();
  connect();
  stream(200);
  clock.advance(30_000);
  const before = of("tick").length;
  stream(20);
  expect(of("tick").length - before).toBeLessThanOrEqual(26);
  expect(of("tick").at(-1)?.sampleMs).toBe(START_MS + 30_220);
});

test("a signal core that fails is started anew, and the frames still reach the journal", async () => {
  const { of, faults, connect, stream, line } = await setUp();
  connect();
  await line.startSession();
  stream(200);
  behaviour.failing = true;
  stream(200);
  behaviour.failing = false;
  const before = of("tick").length;
  stream(200);
  expect(of("tick").length).toBeGreaterThan(before);
  expect(behaviour.created).toBe(11);
  expect(faults).toEqual(["sim-fake signal PART_FAILED"]);
  const { id } = await line.stopSession();
  const journal = await readFile(join(folder.path, "sessions", id, "journal.ndjson"), "utf8");
  expect(journal.match(/"k":"frame"/g)).toHaveLength(30);
});

test("a feed that fails stops neither core nor session", async () => {
  const broken = {
    publish: () => undefined,
    publishTick: () => {
      throw new Error("no");
    },
  };
  const feed = { ...createFeed({ clock: fakeLink().clock, hubVersion: "1", clientFault: () => undefined }), ...broken };
  const { line, connect, stream, faults } = await setUp({ feed });
  connect();
  await line.startSession();
  stream(400);
  expect(line.session?.contactMs).toBeGreaterThan(300);
  expect(faults).toEqual(["sim-fake feed PART_FAILED"]);
  await line.stopSession();
});

test("a session says so on the feed, counts, and is told when it stops", async () => {
  const { of, line, connect, stream } = await setUp();
  await expect(line.startSession()).rejects.toMatchObject({ code: "NO_ROLLER" });
  connect();
  const session = await line.startSession();
  expect(session.rollerName).toBe("Test roller");
  await expect(line.startSession()).rejects.toMatchObject({ code: "SESSION_RUNNING" });
  expect(line.roller.sessionId).toBe(session.id);
  stream(500);
  behaviour.event = {
    kind: "stroke",
    startMs: START_MS,
    endMs: START_MS + 400,
    lengthMm: 200,
    publishedMs: START_MS + 420,
  };
  stream(20);
  const stopped = await line.stopSession();
  expect(stopped).toMatchObject({ state: "stopped", strokes: 1 });
  expect(stopped.contactMs).toBeGreaterThanOrEqual(500);
  expect(of("session").map((message) => message.session.state)).toEqual(["running", "stopped"]);
  expect(of("event").map(({ event }) => event.kind)).toEqual(["stroke"]);
  await expect(line.stopSession()).rejects.toMatchObject({ code: "SESSION_NOT_RUNNING" });
  expect(line.roller.sessionId).toBeUndefined();
});

/** A store that keeps one calibration in memory. */
function oneCalibration() {
  let stored: Calibration | undefined = calibrationFor("test-device");
  const before = stored;
  const aside: Calibration[] = [];
  const store: CalibrationStore = {
    get: (deviceId) => (deviceId === "test-device" ? stored : undefined),
    save: async (calibration) => void (stored = calibration),
    setAside: async (calibration) => void aside.push(calibration),
    recordingPath: async () => join(folder.path, "c"),
    settled: async () => undefined,
  };
  return { before, aside, store };
}

test("what a session taught is in force from then on", async () => {
  const { before, aside, store } = oneCalibration();
  const learned = { ...before, createdMs: 7 };
  const asked: string[] = [];
  const learn = async (path: string) => {
    asked.push(path);
    return learned;
  };
  const { line, connect, stream, faults } = await setUp({ calibrationStore: store, learn });
  connect();
  await line.startSession();
  stream(200);
  const { id } = await line.stopSession();
  await vi.waitFor(() => expect(line.calibration.current).toBe(learned));
  expect(asked).toEqual([join(folder.path, "sessions", id, "journal.ndjson")]);
  expect(aside).toEqual([before]);
  expect(faults).toEqual([]);
});

test("a session that begins meanwhile keeps the calibration it began with", async () => {
  const { before, store } = oneCalibration();
  let answer: (learned: Calibration) => void = () => undefined;
  const learn = () => new Promise<Calibration>((resolve) => (answer = resolve));
  const { line, connect } = await setUp({ calibrationStore: store, learn });
  connect();
  await line.startSession();
  await line.stopSession();
  await line.startSession();
  answer({ ...before, createdMs: 7 });
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(line.calibration.current).toBe(before);
  await line.stopSession();
});

test("what a session taught is taken to its end when the hub ends, or not begun any more", async () => {
  const { before, store } = oneCalibration();
  const answers: ((learned: Calibration) => void)[] = [];
  const learn = () => new Promise<Calibration>((resolve) => void answers.push(resolve));
  let written = 0;
  const save = async (calibration: Calibration) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    written++;
    return store.save(calibration);
  };
  const { line, connect } = await setUp({ calibrationStore: { ...store, save }, learn });
  connect();
  await line.startSession().then(line.stopSession);
  await line.startSession().then(line.stopSession);
  answers[0]?.({ ...before, createdMs: 7 });
  await new Promise((resolve) => setTimeout(resolve, 10));
  await line.close();
  expect(written).toBe(1);
  answers[1]?.({ ...before, createdMs: 8 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(written).toBe(1);
});

test("learning that fails is counted, and nothing else happens", async () => {
  const { before, store } = oneCalibration();
  const learn = () => Promise.reject(new Error("no"));
  const { line, connect, stream, of, faults } = await setUp({ calibrationStore: store, learn });
  connect();
  await line.startSession();
  await line.stopSession();
  await vi.waitFor(() => expect(faults).toEqual(["sim-fake calibration PART_FAILED"]));
  expect(line.calibration.current).toBe(before);
  stream(200);
  expect(of("tick").length).toBeGreaterThan(5);
});

test("a session that cannot be written is refused; one whose disk fails goes on", async () => {
  await writeFile(join(folder.path, "sessions"), "a file where the folder should be");
  const { line, connect, stream, of } = await setUp();
  connect();
  await expect(line.startSession()).rejects.toMatchObject({ code: "JOURNAL_FAILED" });
  stream(100);
  expect(of("tick").length).toBeGreaterThan(0);
});

test("selection and settings move the bands and are told", async () => {
  const settings: { now: Settings } = { now: { units: "in" } };
  const { line, of, connect } = await setUp({ person: fakePerson(() => settings.now) });
  connect();
  const before = line.roller.bands;
  expect(before.assumedWeight).toBe(true);
  expect(line.select({ muscle: "adductors", side: "left", mode: "pre-run" }).selection.muscle).toBe("adductors");
  expect(line.roller.bands.paceMmS).not.toEqual(before.paceMmS);
  settings.now = { units: "mm", bodyWeightKg: 90 };
  line.settingsChanged();
  expect(of("roller").at(-1)?.roller).toMatchObject({
    bands: { assumedWeight: false },
    selection: { mode: "pre-run" },
  });
});

test("stop on the page and the roller's button stop alike", async () => {
  const fromPage = await setUp();
  fromPage.connect();
  fromPage.stream(500);
  fromPage.line.mark({ mark: "stop" });
  expect(fromPage.of("cue").at(-1)).toMatchObject({ action: "show", cueId: "stop-user", ruleId: "R27" });

  const fromRoller = await setUp();
  fromRoller.connect();
  fromRoller.stream(500);
  fromRoller.handlers().mark({ mark: "a mark nobody knows", tMs: fromRoller.clock.nowMs() });
  fromRoller.handlers().mark({ mark: "stop", tMs: fromRoller.clock.nowMs() });
  expect(fromRoller.of("cue").at(-1)).toMatchObject({ action: "show", cueId: "stop-user" });
});

test("holding the roller's button tares it; a refusal is told with its reason", async () => {
  const { store } = oneCalibration();
  const zeroCounts = 1010;
  const channel = { offsetCounts: zeroCounts, offsetSdCounts: 1, countsPerN: 10, gainRelSd: 0.01, gSd: 0.01 };
  const load = [{ ...channel, g: Array.from({ length: 8 }, () => 1), deadWeightN: [0, 0], deadWeightSdN: 0 }];
  await store.save(Calibration.parse({ ...calibrationFor("test-device"), load }));
  const told: InchwormError[] = [];
  const saved: Calibration[] = [];
  const { line, connect, stream, handlers, clock } = await setUp({
    calibrationStore: { ...store, save: async (calibration) => void saved.push(calibration) },
    notice: (error) => told.push(error),
  });
  connect();
  handlers().mark({ mark: "longPress", tMs: clock.nowMs() });
  await vi.waitFor(() => expect(told.map(({ code }) => code)).toEqual(["TARE_REFUSED"]));
  expect(told[0]?.detail).not.toBe("");
  expect(saved).toEqual([]);
  stream(10_000);
  handlers().mark({ mark: "longPress", tMs: clock.nowMs() });
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(line.calibration.current).toBe(saved[0]);
  // The fake roller's load reads 1000.
  expect(saved[0]?.load?.[0]?.offsetCounts).toBeCloseTo(1000);
  expect(told).toHaveLength(1);
});

test("a calibration the user gave wins over the link's, for its device only", async () => {
  const given = calibrationFor(IDENTITY.device.id);
  const find = (deviceId: string) => (deviceId === given.deviceId ? given : undefined);
  const mine = await setUp({ calibrationFor: find });
  mine.connect({ ...IDENTITY, calibration: { ...given, createdMs: 4 } });
  expect(mine.line.roller).toMatchObject({ calibration: "ok", calibrationMs: START_MS - 5 });

  const other = await setUp({ calibrationFor: find });
  other.connect({ ...IDENTITY, device: { ...IDENTITY.device, id: "other" } });
  expect(other.line.roller.calibration).toBe("none");
});

test("the roller's button marks a spot: shown, asked about, and kept in the journal so that it can be made again", async () => {
  const { of, connect, stream, handlers, clock, line } = await setUp();
  connect();
  const { id } = await line.startSession();
  stream(2000);
  handlers().mark({ mark: "press", tMs: clock.nowMs() });
  stream(500);
  expect(of("spots").at(-1)?.spots).toMatchObject([
    { id: "spot-1", how: "button", placeMm: 100, from: "start", atMm: 100 },
  ]);
  expect(of("prompt").at(-1)).toMatchObject({ promptId: "discomfort", action: "show", ruleId: "R7", spotId: "spot-1" });
  line.mark({ mark: "discomfort", value: 6 });
  stream(500);
  expect(of("spots").at(-1)?.spots[0]?.answers).toMatchObject([{ askedAtS: 0, nrs: 6 }]);
  expect(of("prompt").find(({ action, promptId }) => action === "clear" && promptId === "discomfort")).toBeDefined();

  line.mark({ mark: "stop" });
  line.mark({ mark: "stop", reason: "numb" });
  expect(of("prompt").at(-1)).toMatchObject({ promptId: "advice", action: "show", ruleId: "R29" });
  await line.stopSession();
  const lines = (await readFile(join(folder.path, "sessions", id, "journal.ndjson"), "utf8"))
    .trim()
    .split("\n")
    .map((text): unknown => JSON.parse(text));
  const linesOf = (k: string) =>
    lines.filter((one) => typeof one === "object" && one !== null && "k" in one && one.k === k);
  expect(linesOf("mark")).toMatchObject([
    { mark: "press" },
    { mark: "discomfort", value: 6 },
    { mark: "stop" },
    { mark: "stop", reason: "numb" },
  ]);
  expect(linesOf("spot").at(-1)).toMatchObject({ id: "spot-1", answers: [{ nrs: 6 }], placeMm: 100 });
  expect(linesOf("closed")).toMatchObject([{ muscle: "quadriceps", side: "right" }]);
  expect(linesOf("referral")).toMatchObject([{ reason: "numb", ruleId: "R29", refers: true }]);
  expect(linesOf("prompt").length).toBeGreaterThan(2);
});

test("a recording's own marks speak again, and nonsense in them is left out", async () => {
  const { of, connect, stream, handlers, clock, line } = await setUp();
  connect();
  stream(2000);
  handlers().mark({ mark: "tenderSpot", tMs: clock.nowMs() });
  stream(200);
  handlers().mark({ mark: "discomfort", tMs: clock.nowMs(), value: 8 });
  handlers().mark({ mark: "discomfort", tMs: clock.nowMs(), value: "much" });
  handlers().mark({ mark: "discomfort", tMs: clock.nowMs(), value: 11 });
  stream(200);
  expect(
    of("spots")
      .at(-1)
      ?.spots[0]?.answers.map(({ nrs }) => nrs),
  ).toEqual([8]);
  expect(of("cue").at(-1)).toMatchObject({ action: "show", cueId: "back-off", ruleId: "R8" });
  expect(line.roller.selection.muscle).toBe("quadriceps");
});
