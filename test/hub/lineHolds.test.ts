// Holds of a session, through a whole line: which belong to it, and which do not.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test, vi } from "vitest";

import { behaviour } from "#test/hub/fakePipeline.ts";
import { lineFolder } from "#test/hub/lineFolder.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

const folder = lineFolder();

const setUp = () => setUpLine(folder.path);

test("holds count for the session: one that ends in it, and one that still lasts when it stops", async () => {
  const { of, line, connect, stream } = await setUp();
  connect();
  stream(1000);
  await line.startSession();
  Object.assign(behaviour, { speedMmS: 0, holdMs: 3000 });
  stream(5000);
  Object.assign(behaviour, { speedMmS: 25, holdMs: 0 });
  stream(4000);
  const [ended] = of("event").flatMap(({ event }) => (event.kind === "hold" ? [event] : []));
  expect(ended?.countedMs).toBeGreaterThan(4000);
  expect(line.session).toMatchObject({ holds: 1 });
  Object.assign(behaviour, { speedMmS: 0, holdMs: 3000 });
  stream(5000);
  const stopped = await line.stopSession();
  expect(stopped.holds).toBe(2);
  expect(stopped.holdMs).toBeGreaterThan(8000);
  expect(stopped.holdMs).toBeLessThanOrEqual(13_000);
});

test("a hold that was left before the session is none of it, though it is told of once one rolls on", async () => {
  const { of, line, connect, stream } = await setUp();
  connect();
  Object.assign(behaviour, { speedMmS: 0, holdMs: 3000 });
  stream(5000);
  Object.assign(behaviour, { holdMs: 0 });
  stream(500);
  const { startedMs, id } = await line.startSession();
  Object.assign(behaviour, { speedMmS: 25 });
  stream(4000);
  const ended = of("event").flatMap(({ event }) => (event.kind === "hold" ? [event.endMs < startedMs] : []));
  expect(ended).toEqual([true]);
  const stopped = await line.stopSession();
  expect([stopped.holds, stopped.holdMs]).toEqual([0, 0]);
  await line.close();
  const journal = await readFile(join(folder.path, "sessions", id, "journal.ndjson"), "utf8");
  expect(journal).not.toContain('"k":"hold"');
});
