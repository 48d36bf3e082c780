import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { openRecording } from "#hub/recording/reader.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { all, FIRST_RX_MS, HEADER, sampleFrame, sampleFrames } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { createFakeDisk } from "#test/session/fakeDisk.ts";
import { BANDS, ROLLER, SELECTION, testSessions, testTick } from "#test/session/sessions.ts";

test("a session leaves a journal with everything in its order, and its summary", async () => {
  const dataDir = await scratchFolder();
  const { recorder, store, clock, failures } = await testSessions({ dataDir });
  recorder.frame(sampleFrame(99));

  const started = await recorder.start({ roller: ROLLER, selection: SELECTION, settings: { bodyWeightKg: 62 } });
  expect(started).toMatchObject({ state: "running", startedMs: FIRST_RX_MS, rollerId: "r1", selection: SELECTION });
  recorder.frame(sampleFrame(0));
  recorder.cue({ action: "show", cueId: "slower", ruleId: "R1", why: "31 mm/s for 0.5 s", sampleMs: FIRST_RX_MS + 5 });
  recorder.mark({ mark: "discomfort", tMs: FIRST_RX_MS + 6, value: 4 });
  recorder.mark({ mark: "stop", tMs: FIRST_RX_MS + 7 });
  recorder.link("silent", FIRST_RX_MS + 8);
  recorder.select({ ...SELECTION, side: "right" }, BANDS, FIRST_RX_MS + 9);
  recorder.frame(sampleFrame(1));
  for (let index = 0; index < 300; index++) recorder.tick(testTick(), { inPace: true, inForce: index % 2 === 0 });
  recorder.event({ kind: "stroke", startMs: 1, endMs: 2, lengthMm: 90, publishedMs: 3 });
  recorder.event({ kind: "hold", startMs: 0, endMs: 9000, announcedMs: 3000, endedMs: 9500 }, 7000);
  // Too little of it counts: written down, and no hold of the session.
  recorder.event({ kind: "hold", startMs: 9500, endMs: 12_000, announcedMs: 12_000, endedMs: 12_500 }, 400);
  clock.advance(3000);
  expect(recorder.session()?.contactMs).toBe(3000);
  const stopped = await recorder.stop();
  recorder.frame(sampleFrame(2));

  expect(stopped).toEqual({
    ...started,
    state: "stopped",
    stoppedMs: FIRST_RX_MS + 3000,
    selection: { ...SELECTION, side: "right" },
    contactMs: 3000,
    inPaceMs: 3000,
    inForceMs: 1500,
    strokes: 1,
    holds: 1,
    holdMs: 7000,
    meanForceN: 200,
    areas: [
      {
        muscle: "calf",
        side: "right",
        contactMs: 3000,
        inPaceMs: 3000,
        inForceMs: 1500,
        countedMs: 1500,
        strokes: 1,
        strokeMm: 90,
        holds: 1,
        holdMs: 7000,
        meanForceN: 200,
      },
    ],
  });
  const recording = await openRecording(store.journalPath(stopped.id));
  expect(recording.header).toEqual(HEADER);
  expect(await all(recording.lines)).toEqual([
    {
      k: "session",
      event: "start",
      id: stopped.id,
      rollerId: "r1",
      rollerName: "Hall roller",
      simulated: false,
      startedMs: FIRST_RX_MS,
      selection: SELECTION,
      settings: { bodyWeightKg: 62 },
    },
    { k: "frame", ...sampleFrame(0) },
    { k: "cue", tMs: FIRST_RX_MS + 5, action: "show", cueId: "slower", ruleId: "R1", why: "31 mm/s for 0.5 s" },
    { k: "mark", tMs: FIRST_RX_MS + 6, mark: "discomfort", value: 4 },
    { k: "mark", tMs: FIRST_RX_MS + 7, mark: "stop" },
    { k: "link", tMs: FIRST_RX_MS + 8, state: "silent" },
    { k: "session", event: "select", tMs: FIRST_RX_MS + 9, selection: { ...SELECTION, side: "right" }, bands: BANDS },
    { k: "frame", ...sampleFrame(1) },
    { k: "hold", startMs: 0, endMs: 9000, countedMs: 7000 },
    { k: "hold", startMs: 9500, endMs: 12_000, countedMs: 400 },
    { k: "session", event: "stop", id: stopped.id, stoppedMs: FIRST_RX_MS + 3000 },
  ]);
  expect(failures).toEqual([]);
  expect(store.list()).toEqual([stopped]);

  const folder = join(dataDir, "sessions", stopped.id);
  expect((await readdir(folder)).toSorted()).toEqual(["journal.ndjson", "session.json"]);
  expect(JSON.parse(await readFile(join(folder, "session.json"), "utf8"))).toEqual(stopped);
  expect((await openSessionStore({ dataDir })).list()).toEqual([stopped]);
});

test("a session is about the selection that was on the roller longest, or the first while none was", async () => {
  const { recorder } = await testSessions({ dataDir: await scratchFolder() });
  const roll = (ticks: number) => {
    for (let index = 0; index < ticks; index++) recorder.tick(testTick(), { inPace: true, inForce: true });
  };
  const right = { ...SELECTION, side: "right" } as const;
  await recorder.start({ roller: ROLLER, selection: SELECTION });
  recorder.select(right, BANDS, FIRST_RX_MS);
  expect(recorder.session()?.selection).toEqual(SELECTION);
  roll(30);
  recorder.select({ ...SELECTION }, BANDS, FIRST_RX_MS);
  roll(20);
  expect(recorder.session()?.selection).toEqual(right);
  recorder.select(right, BANDS, FIRST_RX_MS);
  recorder.select(SELECTION, BANDS, FIRST_RX_MS);
  roll(20);
  recorder.select({ ...SELECTION, muscle: "gluteals" }, BANDS, FIRST_RX_MS);
  roll(35);
  for (let index = 0; index < 90; index++) recorder.tick(testTick({ contact: false }), { inPace: true, inForce: true });
  expect((await recorder.stop()).selection).toEqual(SELECTION);
});

test("a session is nobody else's to read", async (context) => {
  context.skip(process.platform === "win32", "Windows has other rights than these");
  const { recorder, store } = await testSessions({ dataDir: await scratchFolder() });
  const { id } = await recorder.start({ roller: ROLLER, selection: SELECTION });
  expect((await stat(dirname(store.journalPath(id)))).mode & 0o077).toBe(0);
  await recorder.stop();
});

test("only one session at a time, and only a running one stops", async () => {
  const { recorder } = await testSessions({ dataDir: await scratchFolder() });
  await expect(recorder.stop()).rejects.toMatchObject({ code: "SESSION_NOT_RUNNING" });
  const both = await Promise.allSettled([
    recorder.start({ roller: ROLLER, selection: SELECTION }),
    recorder.start({ roller: ROLLER, selection: SELECTION }),
  ]);
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  await expect(recorder.start({ roller: ROLLER, selection: SELECTION })).rejects.toMatchObject({
    code: "SESSION_RUNNING",
  });
  await recorder.stop();
  await expect(recorder.stop()).rejects.toMatchObject({ code: "SESSION_NOT_RUNNING" });
});

test("a data folder that cannot be written refuses the session, and the next try works", async () => {
  const disk = createFakeDisk();
  disk.failing.open = "EROFS: read-only file system";
  const { recorder } = await testSessions({ dataDir: await scratchFolder(), openFile: disk.openFile });
  const refused = recorder.start({ roller: ROLLER, selection: SELECTION });
  await expect(refused).rejects.toMatchObject({ code: "JOURNAL_FAILED" });
  expect(recorder.session()).toBeUndefined();
  disk.failing = {};
  await recorder.start({ roller: ROLLER, selection: SELECTION });
  await recorder.stop();
});

test("a disk that fails while rolling: every call goes on, it is told, the session still ends", async () => {
  const disk = createFakeDisk();
  const { recorder, failures } = await testSessions({ dataDir: await scratchFolder(), openFile: disk.openFile });
  await recorder.start({ roller: ROLLER, selection: SELECTION });
  disk.failing = { append: "ENOSPC: no space left on device, write", open: "ENOSPC: no space left on device, open" };
  for (const frame of sampleFrames(100)) {
    recorder.frame(frame);
    recorder.tick(testTick(), { inPace: true, inForce: true });
  }
  const stopped = await recorder.stop();
  expect(stopped).toMatchObject({ state: "stopped", contactMs: 1000 });
  expect(failures.map(({ code }) => code)).toEqual(["JOURNAL_FAILED", "JOURNAL_FAILED"]);
  expect(failures.at(-1)?.detail).toMatch(/102 lines are not saved/);
});

test("what has no contact or is not known counts for nothing; a gap counts as a gap", async () => {
  const { recorder } = await testSessions({ dataDir: await scratchFolder() });
  await recorder.start({ roller: ROLLER, selection: SELECTION });
  const judged = { inPace: true, inForce: true };
  recorder.tick(testTick({ contact: false }), judged);
  recorder.tick(testTick({ quality: "unknown", flags: 1, forceN: NaN, speedMmS: NaN }), judged);
  recorder.tick(testTick({ forceN: NaN, quality: "reduced" }), judged);
  const { contactMs, inPaceMs, gapMs, meanForceN } = await recorder.stop();
  expect({ contactMs, inPaceMs, gapMs, meanForceN }).toEqual({
    contactMs: 10,
    inPaceMs: 10,
    gapMs: 10,
    meanForceN: undefined,
  });
});
