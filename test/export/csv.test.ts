import * as fc from "fast-check";
import { expect, test } from "vitest";

import { CSV_HEADERS, csvText } from "#hub/export/csv.ts";
import { csvRow, numberCell, textCell } from "#hub/export/csvCell.ts";
import { sourceOf } from "#hub/export/source.ts";
import { frameText } from "#hub/recording/lines.ts";
import { readRecording } from "#hub/recording/reader.ts";
import { fakeCore } from "#test/export/fakeCore.ts";
import { all, FIRST_RX_MS, HEADER, inPieces, sampleFrame, sampleFrames } from "#test/recording/samples.ts";
import { often } from "#test/support/often.ts";

/** A plain RFC 4180 reader. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: string[] = [];
  for (let match = cell.exec(text); match !== null; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

async function exported(frames: number): Promise<string[][]> {
  const text = [JSON.stringify(HEADER), ...sampleFrames(frames).map(frameText)].join("\n");
  const recording = await readRecording(inPieces(text), "journal.ndjson");
  return readCsv((await all(csvText(sourceOf(recording, { createCore: fakeCore })))).join(""));
}

test("one row a tick, units in the headers, unknown numbers empty", async () => {
  const rows = await exported(2);
  expect(rows[0]).toEqual([...CSV_HEADERS]);
  const secondMs = sampleFrame(1).rxMs;
  expect(rows.slice(1)).toEqual([
    [new Date(FIRST_RX_MS).toISOString(), String(FIRST_RX_MS), "0", "0", "", "4", "1", "150", "0", "good", "", "", ""],
    [
      new Date(secondMs).toISOString(),
      String(Math.round(secondMs * 100) / 100),
      "0.02",
      "-1",
      "",
      "4",
      "1",
      "150",
      "0",
      "good",
      "",
      "",
      "",
    ],
    [
      "1970-01-01T00:00:00.000Z",
      "0",
      String(-FIRST_RX_MS / 1000),
      "",
      "200",
      "4",
      "0",
      "100",
      "3.21",
      "unknown",
      "gap settling",
      "",
      "",
    ],
  ]);
});

test("a long session comes in pieces, each row once", async () => {
  const frames = 5000;
  const text = [JSON.stringify(HEADER), ...sampleFrames(frames).map(frameText)].join("\n");
  const pieces = await all(
    csvText(sourceOf(await readRecording(inPieces(text), "journal.ndjson"), { createCore: fakeCore })),
  );
  expect(pieces.length).toBeGreaterThan(2);
  expect(readCsv(pieces.join(""))).toHaveLength(frames + 2);
});

test("any text survives a cell, and none is a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 20 }), { minLength: 1, maxLength: 5 }), (texts) => {
      const [row] = readCsv(csvRow(texts.map(textCell)));
      expect(row?.map((cell, index) => (cell === texts[index] ? cell : cell.slice(1)))).toEqual(texts);
      for (const cell of row ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
    { numRuns: often({ everyday: 30, whole: 100, long: 100 }) },
  );
});

test.each([
  ["=1+2", "'=1+2"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ["-2", "'-2"],
  ["@x", "'@x"],
  ["a,b", '"a,b"'],
  ["two\nlines", '"two\nlines"'],
  ["plain", "plain"],
])("%j becomes %j", (text, cell) => {
  expect(textCell(text)).toBe(cell);
});

test("numbers keep their sign and stated decimals, and nothing more", () => {
  const cells: [number, number][] = [
    [-3.149, 2],
    [2, 2],
    [1_795_233_130_542.605, 2],
    [-0.001, 2],
    [1200, 0],
    [NaN, 2],
    [Infinity, 2],
  ];
  expect(cells.map(([value, decimals]) => numberCell(value, decimals))).toEqual([
    "-3.15",
    "2",
    "1795233130542.6",
    "0",
    "1200",
    "",
    "",
  ]);
});
