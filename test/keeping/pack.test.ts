import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test } from "vitest";

import { packJournal } from "#hub/keeping/pack.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { createJournal } from "#hub/session/journal.ts";
import { all, HEADER, sampleFrames } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

const FRAMES = sampleFrames(40);

/** A journal in several parts. */
async function journalInParts(): Promise<string> {
  const path = join(await scratchFolder(), "journal.ndjson");
  const about = { path, header: HEADER, flushEveryMs: 1e6, partBytes: 1000 };
  const journal = await createJournal({ ...about, onFailure: () => undefined });
  for (const frame of FRAMES) {
    journal.frame(frame);
    await journal.flush();
  }
  expect(await journal.close()).toBe(0);
  return path;
}

const framesOf = async (path: string) => {
  const recording = await openRecording(path);
  const frames = await all(recording.lines);
  expect(recording.report).toMatchObject({ badLines: 0, truncated: false });
  return frames;
};

test("a journal goes on in another part, with a whole line; all parts are read as one", async () => {
  const path = await journalInParts();
  const parts = await readdir(dirname(path));
  expect(parts.length).toBeGreaterThan(3);
  expect(parts).toContain("journal.2.ndjson");
  for (const part of parts) {
    expect(await readFile(join(dirname(path), part), "utf8")).toMatch(/^\n?\{"(format|k)":.*\}\n$/s);
  }
  expect(await framesOf(path)).toEqual(FRAMES.map((frame) => ({ k: "frame", ...frame })));
});

test("packed it is one file that reads the same under its old name; packing once more changes nothing", async () => {
  const path = await journalInParts();
  const before = await framesOf(path);
  expect(await packJournal(path)).toBe(true);
  expect(await readdir(dirname(path))).toEqual(["journal.ndjson.gz"]);
  expect(await framesOf(path)).toEqual(before);
  expect(await packJournal(path)).toBe(false);
});

test("cut off between packing and clearing away, it is packed again; what cannot be packed stays as it is", async () => {
  const path = await journalInParts();
  await writeFile(`${path}.gz`, "of a packing that was cut off");
  const before = await framesOf(path);
  expect(await packJournal(path)).toBe(true);
  expect(await framesOf(path)).toEqual(before);
  const other = await journalInParts();
  const names = await readdir(dirname(other));
  // In the way of the packed file.
  await mkdir(`${other}.gz.new`);
  await expect(packJournal(other)).rejects.toThrow("EISDIR");
  expect((await readdir(dirname(other))).filter((name) => !name.endsWith(".new"))).toEqual(names);
});
