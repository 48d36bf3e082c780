// A knee end that a person marks: taken where it sets a line, else refused with its reason.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test, vi } from "vitest";

import { lineFolder } from "#test/hub/lineFolder.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

const folder = lineFolder();

test("a knee end that would set no line is refused with its reason, and not kept; one that does comes back as a line", async () => {
  const { of, connect, stream, line } = await setUpLine(folder.path);
  connect();
  const { id } = await line.startSession();
  const mark = () => line.mark({ mark: "kneeEnd" });
  expect(mark).toThrow(expect.objectContaining({ code: "KNEE_END_OFF_LEG" }));
  stream(1000);
  line.select({ muscle: "calf", side: "left", mode: "deep" });
  stream(1000);
  expect(mark).toThrow(expect.objectContaining({ code: "KNEE_END_TOO_SOON" }));
  line.select({ muscle: "quadriceps", side: "left", mode: "deep" });
  stream(1000);
  mark();
  expect(of("roller").at(-1)?.roller).toMatchObject({ kneeLineMm: 100 });
  const told = of("roller").length;
  mark();
  expect(of("roller").length).toBeGreaterThan(told);
  await line.stopSession();
  const journal = await readFile(join(folder.path, "sessions", id, "journal.ndjson"), "utf8");
  expect(journal.split('"kneeEnd"')).toHaveLength(3);
});
