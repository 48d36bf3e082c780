import { gzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { InchwormError } from "#hub/errors.ts";
import { frameText } from "#hub/recording/lines.ts";
import { MAX_LINE_BYTES } from "#hub/recording/lineSplitter.ts";
import { readRecording } from "#hub/recording/reader.ts";
import type { ReadReport } from "#hub/recording/reader.ts";
import type { RecordingLine } from "#shared/schema/recording.ts";
import { all, HEADER, inPieces, sampleFrame, sampleFrames } from "#test/recording/samples.ts";

const HEADER_TEXT = JSON.stringify(HEADER);

function recordingText(frames: number): string {
  return [HEADER_TEXT, ...sampleFrames(frames).map(frameText), ""].join("\n");
}

interface Read {
  readonly lines: RecordingLine[];
  readonly report: ReadReport;
}

async function read(bytes: Uint8Array | string, pieceBytes?: number): Promise<Read> {
  const recording = await readRecording(inPieces(bytes, pieceBytes), "walk.ndjson");
  return { lines: await all(recording.lines), report: recording.report };
}

async function faultOf(bytes: Uint8Array | string): Promise<InchwormError> {
  const fault: unknown = await read(bytes).catch((thrown: unknown) => thrown);
  if (fault instanceof InchwormError) return fault;
  throw new Error(`expected an InchwormError, got ${String(fault)}`);
}

test("cut off at every byte, a recording loses only its last line", async () => {
  const bytes = Buffer.from(recordingText(4));
  const whole = (await read(bytes)).lines;
  for (let length = 0; length < HEADER_TEXT.length; length++) {
    expect((await faultOf(bytes.subarray(0, length))).code).toBe("BAD_RECORDING");
  }
  for (let length = HEADER_TEXT.length; length <= bytes.length; length++) {
    const cut = bytes.subarray(0, length);
    const { lines, report } = await read(cut);
    const newlines = cut.filter((byte) => byte === 10).length;
    // A line whose end alone is missing is whole.
    const wholeLast = bytes[length] === 10 || length === bytes.length;
    const expected = bytes[length - 1] === 10 || !wholeLast ? newlines - 1 : newlines;
    expect(lines).toEqual(whole.slice(0, Math.max(0, expected)));
    expect(report.badLines).toBe(0);
    expect(report.truncated).toBe(bytes[length - 1] !== 10 && !wholeLast);
  }
});

test("a packed recording cut off anywhere gives whole lines and no error", async () => {
  const bytes = gzipSync(recordingText(400));
  const whole = (await read(bytes)).lines;
  expect(whole).toHaveLength(400);
  let most = 0;
  for (let length = 600; length < bytes.length; length += 211) {
    const { lines, report } = await read(bytes.subarray(0, length)).catch((thrown: unknown) => {
      if (thrown instanceof InchwormError && thrown.code === "BAD_RECORDING") return { lines: [], report: undefined };
      throw thrown;
    });
    expect(lines).toEqual(whole.slice(0, lines.length));
    expect(report?.badLines ?? 0).toBe(0);
    expect(report?.damage).toBeUndefined();
    most = Math.max(most, lines.length);
  }
  expect(most).toBeGreaterThan(200);
});

test("damage inside a packed recording ends it there and is told", async () => {
  const bytes = gzipSync(recordingText(6000));
  bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 40);
  const { lines, report } = await read(bytes);
  expect(lines.length).toBeGreaterThan(1500);
  expect(lines.length).toBeLessThan(6000);
  expect(report.damage).toMatch(/gzip data is damaged/);
});

test("recordings packed one after the other read as one", async () => {
  const text = recordingText(10);
  const half = text.indexOf("\n", text.length >> 1) + 1;
  const joined = Buffer.concat([gzipSync(text.slice(0, half)), gzipSync(text.slice(half))]);
  expect((await read(joined)).lines).toHaveLength(10);
});

test("bad lines in the middle are counted with their number, the rest is used", async () => {
  const frames = sampleFrames(3).map(frameText);
  const text = [HEADER_TEXT, frames[0], "{", "", frames[1], '{"k":"frame"}', "\0\0\0", frames[2], ""].join("\n");
  const told: number[] = [];
  const recording = await readRecording(inPieces(text), "walk.ndjson", { onBadLine: ({ line }) => told.push(line) });
  expect(await all(recording.lines)).toHaveLength(3);
  expect(told).toEqual([3, 6, 7]);
  expect(recording.report.badLines).toBe(3);
  expect(recording.report.firstBad[1]).toEqual({ line: 6, reason: "frame: rxMs is not a time in ms" });
});

test("pieces of any size, a byte-order mark, CRLF and blank lines change nothing", async () => {
  const text = recordingText(5);
  const { lines } = await read(text);
  for (const pieceBytes of [1, 2, 3, 7, 64, 1000]) expect((await read(text, pieceBytes)).lines).toEqual(lines);
  expect((await read(`\uFEFF\r\n\n${text.replaceAll("\n", "\r\n")}`)).lines).toEqual(lines);
});

test("a line of any length is read, an endless one is dropped without being kept", async () => {
  const long = JSON.stringify({
    k: "frame",
    rxMs: 1,
    seq: 1,
    imu: Array.from({ length: 20_000 }, () => [1, 2, 3, 4, 5, 6, 7]),
    load: [],
  });
  const endless = `{"k":"x","v":"${"y".repeat(MAX_LINE_BYTES)}"}`;
  const { lines, report } = await read([HEADER_TEXT, long, endless, frameText(sampleFrame(1)), endless].join("\n"));
  expect(lines.map((line) => line.k)).toEqual(["frame", "frame"]);
  expect(report.firstBad).toEqual([
    { line: 3, reason: `longer than ${MAX_LINE_BYTES} bytes` },
    { line: 5, reason: `longer than ${MAX_LINE_BYTES} bytes` },
  ]);
});

test.each([
  ["", "walk.ndjson: the file is empty"],
  ["\n \n", "walk.ndjson: the file is empty"],
  ['{"format":"inchw', "walk.ndjson:1: the header is cut off"],
  ["time,speed\n1,2\n", "walk.ndjson:1: the first line is not a recording's header (not JSON)"],
  [`\n\n${JSON.stringify({ ...HEADER, version: 2 })}\n`, "walk.ndjson:3: header: version: Invalid input: expected 1"],
  [`${JSON.stringify({ ...HEADER, roller: {} })}\n`, "walk.ndjson:1: header: roller.diameterMm: Invalid input"],
  [`${frameText(sampleFrame(0))}\n`, "walk.ndjson:1: header: format: Invalid input"],
])("a bad header is one clear error: %j", async (text, detail) => {
  const fault = await faultOf(text);
  expect(fault.code).toBe("BAD_RECORDING");
  expect(fault.detail).toContain(detail);
  expect(fault.message).not.toContain("\n");
});

test("a fault of the source itself reaches the reader", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${HEADER_TEXT}\n`);
    throw new InchwormError("FILE_UNREADABLE", "walk.ndjson: the disk went away");
  }
  const recording = await readRecording(broken(), "walk.ndjson");
  await expect(all(recording.lines)).rejects.toThrow("the disk went away");
});
