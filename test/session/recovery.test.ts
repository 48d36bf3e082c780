import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { openRecording } from "#hub/recording/reader.ts";
import { isSessionId, newSessionId } from "#hub/session/id.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { all, FIRST_RX_MS, sampleFrame, sampleFrames } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { ROLLER, SELECTION, testSessions } from "#test/session/sessions.ts";

/** A session with ten frames, as a crash leaves it: never stopped. Gives its folder. */
async function crashedSession(dataDir: string): Promise<string> {
  const { recorder, store } = await testSessions({ dataDir });
  const { id } = await recorder.start({ roller: ROLLER, selection: SELECTION });
  for (const frame of sampleFrames(10)) recorder.frame(frame);
  const folder = dirname(store.journalPath(id));
  const asRunning = await readFile(join(folder, "session.json"));
  await recorder.stop();
  const journal = await readFile(join(folder, "journal.ndjson"));
  await writeFile(join(folder, "session.json"), asRunning);
  await truncate(join(folder, "journal.ndjson"), journal.lastIndexOf('{"k":"session"'));
  return folder;
}

const LAST_RX_MS = Math.round(sampleFrame(9).rxMs);

test("a half-written session is closed at its last frame and says so, once", async () => {
  const dataDir = await scratchFolder();
  await crashedSession(dataDir);
  const first = await openSessionStore({ dataDir });
  expect(first.recovery.faults).toEqual([]);
  expect(first.recovery.recovered).toHaveLength(1);
  expect(first.list()).toEqual([expect.objectContaining({ state: "recovered", stoppedMs: LAST_RX_MS })]);
  const second = await openSessionStore({ dataDir });
  expect(second.recovery.recovered).toEqual([]);
  expect(second.list()).toEqual(first.list());
});

test.each([
  ["missing", undefined],
  ["empty", ""],
  ["half written", '{"id":"2026'],
  ["of another shape", '{"id":7}'],
])("a summary that is %s is made again from the journal", async (_how, text) => {
  const dataDir = await scratchFolder();
  const folder = await crashedSession(dataDir);
  const summaryFile = join(folder, "session.json");
  if (text === undefined) await rm(summaryFile);
  else await writeFile(summaryFile, text);
  const { recovery } = await openSessionStore({ dataDir });
  // What cannot be read is kept beside it, and told.
  const asides = (await readdir(folder)).filter((name) => name.endsWith(".aside"));
  expect(await Promise.all(asides.map((name) => readFile(join(folder, name), "utf8")))).toEqual(
    text === undefined ? [] : [text],
  );
  expect(recovery.faults.map(({ code }) => code)).toEqual(asides.map(() => "JOURNAL_DAMAGED"));
  expect(recovery.recovered).toEqual([
    expect.objectContaining({
      state: "recovered",
      rollerName: "Hall roller",
      selection: SELECTION,
      stoppedMs: LAST_RX_MS,
    }),
  ]);
});

test("a corrupt journal keeps the summary that was stored", async () => {
  const dataDir = await scratchFolder();
  const folder = await crashedSession(dataDir);
  await writeFile(join(folder, "journal.ndjson"), "\0\0\0\0");
  const { recovery, list } = await openSessionStore({ dataDir });
  expect(recovery.faults).toEqual([]);
  expect(list()).toEqual([expect.objectContaining({ state: "recovered", stoppedMs: FIRST_RX_MS })]);
  expect(await readFile(join(folder, "journal.ndjson"), "utf8")).toBe("\0\0\0\0");
});

test("what is beyond help is left as it is and told; the rest is listed", async () => {
  const dataDir = await scratchFolder();
  await crashedSession(dataDir);
  const lost = join(dataDir, "sessions", newSessionId(FIRST_RX_MS + 1));
  await mkdir(lost);
  await writeFile(join(lost, "journal.ndjson"), "not a recording\n");
  await mkdir(join(dataDir, "sessions", "notes of mine"));
  const store = await openSessionStore({ dataDir });
  expect(store.list()).toHaveLength(1);
  expect(store.recovery.faults.map(({ code }) => code)).toEqual(["BAD_RECORDING"]);
  expect(await readdir(lost)).toEqual(["journal.ndjson"]);
});

test("a data folder that cannot be used is told at the start, not thrown", async () => {
  const dataDir = await scratchFolder();
  await writeFile(join(dataDir, "sessions"), "a file where the folder should be");
  const store = await openSessionStore({ dataDir });
  expect(store.recovery.faults.map(({ code }) => code)).toEqual(["FILE_UNWRITABLE"]);
  expect(store.list()).toEqual([]);
});

test("only ids lead to files", async () => {
  const dataDir = await scratchFolder();
  const store = await openSessionStore({ dataDir });
  for (const id of ["..", "../../etc", "", ".", "20260101-000000-abcdef/../x", "20260101-000000-abcdef\0", "CON"]) {
    expect(isSessionId(id)).toBe(false);
    expect(() => store.journalPath(id)).toThrow("There is no such session");
    expect(() => store.get(id)).toThrow("There is no such session");
  }
  expect(isSessionId(newSessionId(FIRST_RX_MS))).toBe(true);
});

test("sessions are listed newest first", async () => {
  const { recorder, store, clock } = await testSessions({ dataDir: await scratchFolder() });
  for (let count = 0; count < 3; count++) {
    await recorder.start({ roller: ROLLER, selection: SELECTION });
    await recorder.stop();
    clock.advance(60_000);
  }
  const starts = store.list().map(({ startedMs }) => startedMs);
  expect(starts).toEqual([FIRST_RX_MS + 120_000, FIRST_RX_MS + 60_000, FIRST_RX_MS]);
});

test("killed in the middle of a session, it loses at most a second of frames", async () => {
  const dataDir = await scratchFolder();
  const child = fork(join(import.meta.dirname, "rollingChild.ts"), [dataDir], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  let sent = 0;
  child.on("message", (count: unknown) => {
    sent = Number(count);
    // About 1.3 s in: some flushes are done, another may be on its way.
    if (sent === 65) child.kill("SIGKILL");
  });
  await once(child, "exit");
  const store = await openSessionStore({ dataDir });
  expect(store.recovery.recovered).toHaveLength(1);
  const [session] = store.list();
  const recording = await openRecording(store.journalPath(session?.id ?? ""));
  const frames = (await all(recording.lines)).filter((line) => line.k === "frame");
  expect(frames).toEqual(sampleFrames(frames.length).map((frame) => ({ k: "frame", ...frame })));
  expect(recording.report.badLines).toBe(0);
  expect(sent - frames.length).toBeLessThanOrEqual(50);
});
