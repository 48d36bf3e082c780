import { expect, test, vi } from "vitest";

import type { InchwormError } from "#hub/errors.ts";
import { readRecording } from "#hub/recording/reader.ts";
import type { ReadReport } from "#hub/recording/reader.ts";
import { partPath } from "#hub/recording/parts.ts";
import { createJournal, FLUSH_EVERY_MS } from "#hub/session/journal.ts";
import type { Journal } from "#hub/session/journal.ts";
import type { RecordingLine } from "#shared/schema/recording.ts";
import { all, HEADER, inPieces, sampleFrame, sampleFrames } from "#test/recording/samples.ts";
import { createFakeDisk } from "#test/session/fakeDisk.ts";
import type { FakeDisk } from "#test/session/fakeDisk.ts";

const PATH = "journal.ndjson";

interface Setup {
  readonly disk: FakeDisk;
  readonly journal: Journal;
  readonly failures: InchwormError[];
}

/** No timer of its own goes off: the tests flush by hand. */
async function setUp(flushEveryMs = 1e6, partBytes?: number): Promise<Setup> {
  const disk = createFakeDisk();
  const failures: InchwormError[] = [];
  const journal = await createJournal({
    path: PATH,
    header: HEADER,
    openFile: disk.openFile,
    onFailure: (error) => failures.push(error),
    flushEveryMs,
    ...(partBytes === undefined ? {} : { partBytes }),
  });
  return { disk, journal, failures };
}

async function read(text: string): Promise<{ lines: RecordingLine[]; report: ReadReport }> {
  const recording = await readRecording(inPieces(text), PATH);
  return { lines: await all(recording.lines), report: recording.report };
}

const frameLine = (index: number) => ({ k: "frame", ...sampleFrame(index) });

test("the header is on the disk before the journal is given out", async () => {
  const { disk, journal } = await setUp();
  expect((await read(disk.synced(PATH))).lines).toEqual([]);
  await journal.close();
});

test("frames and lines come out in their order, as a recording", async () => {
  const { disk, journal, failures } = await setUp();
  journal.line({ k: "session", event: "start" });
  for (const frame of sampleFrames(3)) journal.frame(frame);
  await journal.flush();
  journal.line({ k: "mark", tMs: 1, mark: "stop" });
  expect(await journal.close()).toBe(0);
  expect((await read(disk.synced(PATH))).lines).toEqual([
    { k: "session", event: "start" },
    frameLine(0),
    frameLine(1),
    frameLine(2),
    { k: "mark", tMs: 1, mark: "stop" },
  ]);
  expect(failures).toEqual([]);
});

test("what was taken is synced within a second, in few writes", async () => {
  vi.useFakeTimers();
  try {
    const { disk, journal } = await setUp(FLUSH_EVERY_MS);
    for (let index = 0; index < 150; index++) {
      journal.frame(sampleFrame(index));
      await vi.advanceTimersByTimeAsync(20);
      const synced = disk.synced(PATH).split("\n").length - 2;
      expect(index + 1 - synced).toBeLessThanOrEqual(1000 / 20);
    }
    expect(disk.counts.appends).toBeLessThan(20);
    await journal.close();
  } finally {
    vi.useRealTimers();
  }
});

test("a disk that is slow to confirm holds up no writing, and is asked again only when it has answered", async () => {
  vi.useFakeTimers();
  try {
    const { disk, journal, failures } = await setUp(FLUSH_EVERY_MS);
    let answer: () => void = () => undefined;
    disk.syncsAfter = new Promise((resolve) => {
      answer = resolve;
    });
    const syncsBefore = disk.counts.syncs;
    for (let index = 0; index < 200; index++) {
      journal.frame(sampleFrame(index));
      await vi.advanceTimersByTimeAsync(20);
      const written = disk.content(PATH).split("\n").length - 2;
      expect(index + 1 - written).toBeLessThanOrEqual(FLUSH_EVERY_MS / 20 + 1);
    }
    expect(disk.counts.syncs).toBe(syncsBefore + 1);
    answer();
    await vi.advanceTimersByTimeAsync(2 * FLUSH_EVERY_MS);
    expect(disk.synced(PATH)).toBe(disk.content(PATH));
    expect(await journal.close()).toBe(0);
    expect(failures).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

/** Text of all parts as readers see it. */
function partsText({ content }: FakeDisk, parts: readonly string[] = PARTS): string {
  return parts.map(content).join("");
}
const PARTS = [1, 2, 3, 4, 5, 6].map((part) => partPath(PATH, part));
const seqsOf = (lines: readonly RecordingLine[]) => lines.map((line) => ("seq" in line ? line.seq : undefined));

test("a part that is full and slow to be confirmed holds up no writing of the next", async () => {
  vi.useFakeTimers();
  try {
    const { disk, journal, failures } = await setUp(FLUSH_EVERY_MS, 10_000);
    let answer: () => void = () => undefined;
    disk.syncsAfter = new Promise((resolve) => {
      answer = resolve;
    });
    for (let index = 0; index < 250; index++) {
      journal.frame(sampleFrame(index));
      await vi.advanceTimersByTimeAsync(20);
      const written = (await read(partsText(disk))).lines.length;
      expect(index + 1 - written).toBeLessThanOrEqual(FLUSH_EVERY_MS / 20 + 1);
    }
    expect(disk.content(PARTS[2] ?? "")).not.toBe("");
    answer();
    await vi.advanceTimersByTimeAsync(2 * FLUSH_EVERY_MS);
    for (const part of PARTS) expect(disk.synced(part)).toBe(disk.content(part));
    expect(await journal.close()).toBe(0);
    expect(failures).toEqual([]);
    expect(seqsOf((await read(partsText(disk))).lines)).toEqual(sampleFrames(250).map(({ seq }) => seq));
  } finally {
    vi.useRealTimers();
  }
});

test("a full part that cannot be confirmed is told and asked again, and the next one goes on", async () => {
  const { disk, journal, failures } = await setUp(1e6, 2000);
  disk.failing.sync = "EIO: i/o error, fdatasync";
  for (const frame of sampleFrames(20)) {
    journal.frame(frame);
    await journal.flush();
  }
  expect(failures.map(({ code }) => code)).toEqual(["JOURNAL_FAILED"]);
  expect(disk.content(PARTS[1] ?? "")).not.toBe("");
  expect(disk.synced(PATH)).not.toBe(disk.content(PATH));
  disk.failing = {};
  await journal.close();
  for (const part of PARTS) expect(disk.synced(part)).toBe(disk.content(part));
  const { lines, report } = await read(partsText(disk));
  expect([seqsOf(lines), report.badLines]).toEqual([sampleFrames(20).map(({ seq }) => seq), 0]);
});

test("a part that lost its end costs no line of the next", async () => {
  const { disk, journal } = await setUp(1e6, 800);
  for (const frame of sampleFrames(8)) {
    journal.frame(frame);
    await journal.flush();
  }
  await journal.close();
  const first = disk.content(PATH);
  expect(disk.content(PARTS[1] ?? "")).not.toBe("");
  const whole = (await read(first)).lines.length;
  const { lines, report } = await read(first.slice(0, -10) + partsText(disk, PARTS.slice(1)));
  const seqs = sampleFrames(8).map(({ seq }) => seq);
  expect([seqsOf(lines), report.badLines]).toEqual([seqs.toSpliced(whole - 1, 1), 1]);
});

test("a sync that fails while lines go on being written costs none of them", async () => {
  const { disk, journal, failures } = await setUp();
  let answer: () => void = () => undefined;
  disk.syncsAfter = new Promise((resolve) => {
    answer = resolve;
  });
  journal.frame(sampleFrame(0));
  const flushed = journal.flush();
  await vi.waitFor(() => expect(disk.counts.syncs).toBe(2));
  disk.failing.sync = "EIO: i/o error, fdatasync";
  journal.frame(sampleFrame(1));
  const again = journal.flush();
  await vi.waitFor(async () => expect((await read(disk.content(PATH))).lines).toHaveLength(2));
  answer();
  await Promise.all([flushed, again]);
  expect(failures).toHaveLength(1);
  disk.failing = {};
  journal.frame(sampleFrame(2));
  expect(await journal.close()).toBe(0);
  expect((await read(disk.synced(PATH))).lines).toEqual([frameLine(0), frameLine(1), frameLine(2)]);
});

test("a full disk is told once, loses nothing, and the torn line is continued when there is room", async () => {
  const { disk, journal, failures } = await setUp();
  const taken = sampleFrames(40);
  for (const frame of taken.slice(0, 10)) journal.frame(frame);
  disk.room = 700;
  await journal.flush();
  for (const frame of taken.slice(10)) {
    journal.frame(frame);
    await journal.flush();
  }
  expect(failures).toHaveLength(1);
  expect(failures[0]?.code).toBe("JOURNAL_FAILED");
  expect(failures[0]?.detail).toContain("ENOSPC");
  expect((await read(disk.content(PATH))).report.truncated).toBe(true);
  disk.room = Infinity;
  expect(await journal.close()).toBe(0);
  const { lines, report } = await read(disk.content(PATH));
  expect(lines).toEqual(taken.map((_, index) => frameLine(index)));
  expect(report.badLines).toBe(0);
});

test("a second failure after a recovery is told again", async () => {
  const { disk, journal, failures } = await setUp();
  for (let round = 1; round <= 3; round++) {
    disk.failing.append = "EIO: i/o error, write";
    journal.frame(sampleFrame(round));
    await journal.flush();
    await journal.flush();
    disk.failing = {};
    await journal.flush();
    expect(failures).toHaveLength(round);
  }
  expect(await journal.close()).toBe(0);
});

test("a failing sync is told, the lines are not written twice", async () => {
  const { disk, journal, failures } = await setUp();
  disk.failing.sync = "EIO: i/o error, fdatasync";
  journal.frame(sampleFrame(0));
  await journal.flush();
  expect(failures).toHaveLength(1);
  disk.failing = {};
  journal.frame(sampleFrame(1));
  await journal.close();
  expect((await read(disk.synced(PATH))).lines).toEqual([frameLine(0), frameLine(1)]);
});

test("a journal that vanished begins again with its header", async () => {
  const { disk, journal } = await setUp();
  journal.frame(sampleFrame(0));
  await journal.flush();
  disk.remove(PATH);
  disk.failing.append = "ESTALE: stale file handle";
  journal.frame(sampleFrame(1));
  await journal.flush();
  disk.failing = {};
  await journal.close();
  expect((await read(disk.content(PATH))).lines).toEqual([frameLine(1)]);
});

test("a journal that lost bytes or got foreign ones costs one bad line", async () => {
  const { disk, journal } = await setUp();
  for (const frame of sampleFrames(4)) journal.frame(frame);
  disk.room = 300;
  await journal.flush();
  disk.append(PATH, "###");
  disk.room = Infinity;
  await journal.close();
  const { lines, report } = await read(disk.content(PATH));
  expect(lines.map((line) => ("seq" in line ? line.seq : undefined))).toEqual([0, 1, 2, 3]);
  expect(report.badLines).toBe(1);
});

test("a disk that takes a few bytes at a time still gets every line once", async () => {
  const { disk, journal } = await setUp();
  for (let index = 0; index < 30; index++) {
    journal.frame(sampleFrame(index));
    disk.room = (index * 37) % 101;
    await journal.flush();
  }
  disk.room = Infinity;
  await journal.close();
  const { lines, report } = await read(disk.content(PATH));
  expect(lines).toEqual(sampleFrames(30).map((_, index) => frameLine(index)));
  expect(report.badLines).toBe(0);
});

test("a disk that no longer answers does not hold up the end of a session", async () => {
  const { disk, journal } = await setUp();
  disk.hangs = true;
  journal.frame(sampleFrame(0));
  vi.useFakeTimers();
  try {
    const closing = journal.close();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await closing).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test("a journal that cannot be begun says so at once", async () => {
  const disk = createFakeDisk();
  disk.failing.open = "EACCES: permission denied";
  const begun = createJournal({ path: PATH, header: HEADER, openFile: disk.openFile, onFailure: () => undefined });
  await expect(begun).rejects.toMatchObject({ code: "JOURNAL_FAILED" });
});
