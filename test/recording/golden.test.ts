// Recordings from once, with what really happened: today's core finds it in them within its limits, and reads every byte.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { examine } from "#scripts/accuracy/examine.ts";
import { readMaterial } from "#scripts/accuracy/readMaterial.ts";
import { ROWS } from "#scripts/accuracy/table.ts";
import { openRecording } from "#hub/recording/reader.ts";

const FOLDER = fileURLToPath(new URL("../recordings", import.meta.url));
const RECORDINGS = readdirSync(FOLDER).filter((name) => name.endsWith(".ndjson.gz") && !name.includes(".truth."));

test("there are recordings, each with its truth", () => {
  expect(RECORDINGS.length).toBeGreaterThanOrEqual(4);
  const all = readdirSync(FOLDER);
  for (const name of RECORDINGS) expect(all).toContain(name.replace(".ndjson", ".truth.ndjson"));
});

test.each(RECORDINGS)("%s: within the limits", async (name) => {
  const examined = examine(await readMaterial({ recording: join(FOLDER, name) }));
  const beyond = ROWS.flatMap(({ name: row, acceptable, value, bigIsGood = false }) => {
    const found = value(examined);
    // When a frame arrived is in the recording; no core changes it.
    if (row.startsWith("arrived")) return [];
    if (acceptable === "" || Number.isNaN(found)) return [];
    const isKept = bigIsGood ? found >= Number(acceptable) : found <= Number(acceptable);
    return isKept ? [] : [`${row}: ${found}, at most ${acceptable}`];
  });
  expect(beyond).toEqual([]);
  expect(examined.ticks.speedRmsMmS).toBeGreaterThan(0);
});

test.each(RECORDINGS)("%s: every line is read, none is bad", async (name) => {
  const recording = await openRecording(join(FOLDER, name));
  const { length: lines } = await Array.fromAsync(recording.lines);
  expect(lines).toBeGreaterThan(300);
  expect(recording.report).toMatchObject({ badLines: 0, truncated: false, lines });
});
