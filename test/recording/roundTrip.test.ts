import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { InchwormError } from "#hub/errors.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { createRecordingWriter } from "#hub/recording/writer.ts";
import { all, HEADER, sampleFrames } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

test.each(["walk.ndjson", "walk.ndjson.gz"])("%s reads back as it was written", async (name) => {
  const path = join(await scratchFolder(), name);
  const frames = sampleFrames(5000);
  const writer = createRecordingWriter(path, HEADER);
  for (const frame of frames) await writer.frame(frame);
  await writer.line({ k: "mark", tMs: 3, mark: "stop" });
  await writer.line({ k: "weather", sky: "grey" });
  await writer.close();

  const packed = (await readFile(path)).subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]));
  expect(packed).toBe(name.endsWith(".gz"));

  const seen: number[] = [];
  const recording = await openRecording(path, { onProgress: (done, total) => seen.push(done / total) });
  expect(recording.header).toEqual(HEADER);
  const lines = await all(recording.lines);
  expect(lines.slice(0, frames.length)).toEqual(frames.map((frame) => ({ k: "frame", ...frame })));
  expect(lines.slice(frames.length)).toEqual([
    { k: "mark", tMs: 3, mark: "stop" },
    { k: "weather", sky: "grey" },
  ]);
  expect(recording.report).toEqual({ lines: 5002, badLines: 0, firstBad: [], truncated: false });
  expect(seen.at(-1)).toBe(1);
  expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
});

test("a packed recording is told by its content, whatever its name", async () => {
  const folder = await scratchFolder();
  const writer = createRecordingWriter(join(folder, "a.ndjson.gz"), HEADER);
  for (const frame of sampleFrames(3)) await writer.frame(frame);
  await writer.close();
  const renamed = join(folder, "a.txt");
  await rename(join(folder, "a.ndjson.gz"), renamed);
  expect(await all((await openRecording(renamed)).lines)).toHaveLength(3);
});

test("reading may stop early and closes its file", async () => {
  const path = join(await scratchFolder(), "walk.ndjson");
  const writer = createRecordingWriter(path, HEADER);
  for (const frame of sampleFrames(20_000)) await writer.frame(frame);
  await writer.close();
  const recording = await openRecording(path);
  for await (const line of recording.lines) if (line.k === "frame") break;
  await recording.close();
  const untouched = await openRecording(path);
  await untouched.close();
  expect(await all(untouched.lines)).toHaveLength(0);
});

test("a missing file, a folder, an unwritable file: one clear error", async () => {
  const folder = await scratchFolder();
  await expect(openRecording(join(folder, "none.ndjson"))).rejects.toThrow(
    /A file cannot be read: [^:]*none\.ndjson: there is no such file or folder$/,
  );
  await expect(openRecording(folder)).rejects.toThrow(/it is a folder/);
  const writer = createRecordingWriter(join(folder, "none", "walk.ndjson"), HEADER);
  const failed: unknown = await writer.close().catch((thrown: unknown) => thrown);
  expect(failed).toBeInstanceOf(InchwormError);
  expect(failed).toMatchObject({ code: "FILE_UNWRITABLE" });
});

test("writing past a full disk fails with one clear error", { timeout: 5000 }, async ({ skip }) => {
  const writer = createRecordingWriter("/dev/full", HEADER);
  const outcome: unknown = await (async () => {
    for (const frame of sampleFrames(20_000)) await writer.frame(frame);
    await writer.close();
  })().catch((thrown: unknown) => thrown);
  if (outcome === undefined) skip("this system has no /dev/full");
  expect(outcome).toMatchObject({ code: "FILE_UNWRITABLE" });
});
