import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { expect, test } from "vitest";

import { exportSession } from "#hub/export/sessionExport.ts";
import { frameText } from "#hub/recording/lines.ts";
import { fakeCore } from "#test/export/fakeCore.ts";
import { HEADER, sampleFrames } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

const SESSION = { sessionId: "20261121-035210-3fa9c1", createCore: fakeCore };

async function journal(frames: number): Promise<string> {
  const path = join(await scratchFolder(), "journal.ndjson");
  await writeFile(path, [JSON.stringify(HEADER), ...sampleFrames(frames).map(frameText), ""].join("\n"));
  return path;
}

test("the recording is the journal itself, as far as it was written when asked", async () => {
  const journalPath = await journal(3);
  const file = await exportSession({ ...SESSION, journalPath, format: "recording" });
  await appendFile(journalPath, "later\n");
  expect(file).toMatchObject({
    fileName: "inchworm-20261121-035210-3fa9c1.ndjson",
    contentType: "application/x-ndjson",
  });
  const content = await text(file.body);
  expect(content.split("\n").slice(1)).toEqual([...sampleFrames(3).map(frameText), ""]);
});

test("csv is computed from the journal", async () => {
  const file = await exportSession({ ...SESSION, journalPath: await journal(3), format: "csv" });
  expect(file).toMatchObject({ fileName: "inchworm-20261121-035210-3fa9c1.csv" });
  expect(file.contentType).toMatch(/^text\/csv/);
  expect((await text(file.body)).split("\r\n")).toHaveLength(1 + 4 + 1);
});

test("a client that leaves early stops the work", async () => {
  const file = await exportSession({ ...SESSION, journalPath: await journal(20_000), format: "csv" });
  for await (const piece of file.body) {
    expect(String(piece)).toContain("speed");
    break;
  }
  expect(file.body.destroyed).toBe(true);
});

test.each(["csv", "recording"] as const)("a journal that is gone is one clear error (%s)", async (format) => {
  const journalPath = join(await scratchFolder(), "none.ndjson");
  await expect(exportSession({ ...SESSION, journalPath, format })).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
});
