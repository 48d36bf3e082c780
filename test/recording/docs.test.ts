import { readFile } from "node:fs/promises";

import { expect, test } from "vitest";

import { eventLine, tickLine } from "#hub/export/featureLines.ts";
import { CSV_HEADERS } from "#hub/export/csv.ts";
import { MAX_LINE_BYTES } from "#hub/recording/lineSplitter.ts";
import { readRecording } from "#hub/recording/reader.ts";
import { STEP_TYPES } from "#shared/domain/calibrationSteps.ts";
import { all, inPieces } from "#test/recording/samples.ts";
import { testTick } from "#test/session/sessions.ts";

const page = await readFile(new URL("../../docs/recording.md", import.meta.url), "utf8");

function exampleAfter(comment: string): string {
  const at = page.indexOf(`<!-- example: ${comment}`);
  const [, text = ""] = /```ndjson\n([\s\S]*?)```/.exec(page.slice(at)) ?? [];
  expect(at).toBeGreaterThan(0);
  return text;
}

test("the example recording reads without a bad line", async () => {
  const recording = await readRecording(inPieces(exampleAfter("a recording")), "docs/recording.md");
  const lines = await all(recording.lines);
  expect(recording.report).toMatchObject({ lines: 6, badLines: 0, truncated: false });
  const kinds = new Set(lines.map((line) => line.k));
  const table = page.slice(page.indexOf("## Lines"), page.indexOf("## What readers promise"));
  for (const kind of kinds) expect(table).toContain(`| \`${kind}\``);
  for (const type of STEP_TYPES) expect(table).toContain(`\`${type}\``);
  expect(page).toContain(`${MAX_LINE_BYTES / 1024 / 1024} MiB`);
});

test("the example of analyze has exactly the keys analyze writes", () => {
  const written = [
    tickLine(testTick()),
    tickLine(testTick({ quality: "unknown", flags: 1, speedMmS: NaN, forceN: NaN, forceSdN: NaN, positionMm: NaN })),
    eventLine({ kind: "stroke", startMs: 1, endMs: 2, lengthMm: 3, publishedMs: 4 }),
    eventLine({ kind: "hold", startMs: 1, endMs: 2, announcedMs: 3, endedMs: 4 }),
    eventLine({ kind: "reversal", tMs: 1, publishedMs: 2 }),
    eventLine({ kind: "lift", startMs: 1, endMs: 2 }),
  ];
  const shown = exampleAfter("analyze").trim().split("\n");
  expect(shown.map(keys)).toEqual(written.map(keys));
});

test("the CSV columns are the documented ones", () => {
  const list = page.slice(page.indexOf("<!-- list: csv -->"), page.indexOf("- **Playback**"));
  expect([...list.matchAll(/`([^`]+)`/g)].map(([, name]) => name)).toEqual([...CSV_HEADERS]);
});

function keys(line: string | undefined): string[] {
  const value: unknown = JSON.parse(line ?? "");
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}
