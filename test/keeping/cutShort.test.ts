// Packing and thinning that a crash cuts short between any two steps: no line is lost, and the next time ends it.
import { readdir, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { packJournal } from "#hub/keeping/pack.ts";
import { thinJournal } from "#hub/keeping/thin.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { createJournal } from "#hub/session/journal.ts";
import { all, HEADER, sampleFrames } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

/** The power goes after so many. */
function removing(removalsLeft: number) {
  return async (path: string) => {
    if (removalsLeft-- <= 0) throw new Error("the power went");
    await rm(path);
  };
}

const CUE = (at: number) => ({ k: "cue", tMs: at, action: "show", cueId: "slower", ruleId: "R1", why: `cue ${at}` });
const CUES = 6;

/** Frames and cues in several parts. */
async function journalInParts(): Promise<string> {
  const path = `${await scratchFolder()}/journal.ndjson`;
  const about = { path, header: HEADER, flushEveryMs: 1e6, partBytes: 1500 };
  const journal = await createJournal({ ...about, onFailure: () => undefined });
  for (const [at, frame] of sampleFrames(CUES * 5).entries()) {
    journal.frame(frame);
    if (at % 5 === 0) journal.line(CUE(at));
    await journal.flush();
  }
  await journal.close();
  expect((await readdir(dirname(path))).length).toBeGreaterThan(3);
  return path;
}

const linesOf = async (path: string) => {
  const recording = await openRecording(path);
  const lines = await all(recording.lines);
  expect(recording.report).toMatchObject({ badLines: 0, truncated: false });
  return lines;
};
const CUTS = [0, 1, 2, 3];

test.each(CUTS)("packing, cut short after %i parts were cleared away", async (removals) => {
  const path = await journalInParts();
  const before = await linesOf(path);
  await expect(packJournal(path, removing(removals))).rejects.toThrow("the power went");
  expect(await linesOf(path)).toEqual(before);
  await packJournal(path);
  expect(await linesOf(path)).toEqual(before);
  expect(await readdir(dirname(path))).toEqual(["journal.ndjson.gz"]);
});

test.each(CUTS)("thinning, cut short after %i parts were cleared away", async (removals) => {
  const path = await journalInParts();
  await expect(thinJournal(path, 1, removing(removals))).rejects.toThrow("the power went");
  await thinJournal(path, 2);
  const lines = await linesOf(path);
  expect(lines.filter(({ k }) => k === "cue")).toHaveLength(CUES);
  expect(lines.filter(({ k }) => k === "frame")).toEqual([]);
  expect(await readdir(dirname(path))).toEqual(["journal.ndjson.gz"]);
  expect(gunzipSync(await readFile(`${path}.gz`)).toString("utf8")).toContain('"k":"thinned"');
});
