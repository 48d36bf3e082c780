// Taking the samples out of a damaged recording: what nobody can read now stays for who can later.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { thinJournal } from "#hub/keeping/thin.ts";
import { HEADER, sampleFrame } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

const FRAME = JSON.stringify({ k: "frame", ...sampleFrame(1) });
const CUE = '{ "k": "cue", "tMs": 1, "action": "show", "cueId": "slower", "ruleId": "R1", "why": "41 mm/s" }';
const UNREADABLE = ['{"k":"mark","tMs":"soon"}', "\u0000\u0000 not JSON", '{"k":"frame","rxMs":"soon"}', '"text"'];
const CUT_OFF = '{"k":"cue","tMs":2,"act';
const journalIn = async () => join(await scratchFolder(), "journal.ndjson");

test.each(["plain", "packed"])(
  "lines that cannot be read stay as they are, also one that was cut off (%s)",
  async (how) => {
    const journal = await journalIn();
    const lines = [JSON.stringify(HEADER), FRAME, ...UNREADABLE, FRAME, CUE, FRAME, CUT_OFF].join("\n");
    if (how === "plain") await writeFile(journal, lines);
    else await writeFile(`${journal}.gz`, gzipSync(lines));
    await thinJournal(journal, 7);
    const thinned = [JSON.stringify(HEADER), '{"k":"thinned","tMs":7}', ...UNREADABLE, CUE, CUT_OFF].join("\n");
    expect(gunzipSync(await readFile(`${journal}.gz`)).toString("utf8")).toBe(thinned);
  },
);

test("a packed recording that is damaged inside is left as it is, and why is said", async () => {
  const journal = await journalIn();
  const frames = Array.from({ length: 400 }, (_, at) => JSON.stringify({ k: "frame", ...sampleFrame(at) }));
  const packed = gzipSync([JSON.stringify(HEADER), ...frames, CUE, ""].join("\n"));
  packed.fill(0xff, 3000, 3064);
  await writeFile(`${journal}.gz`, packed);
  await expect(thinJournal(journal, 7)).rejects.toMatchObject({ code: "BAD_RECORDING" });
  expect((await readFile(`${journal}.gz`)).equals(packed)).toBe(true);
});

test("what has no header of a recording is left as it is", async () => {
  const journal = await journalIn();
  await writeFile(journal, `${CUE}\n`);
  await expect(thinJournal(journal, 7)).rejects.toMatchObject({ code: "BAD_RECORDING" });
  expect(await readFile(journal, "utf8")).toBe(`${CUE}\n`);
});
