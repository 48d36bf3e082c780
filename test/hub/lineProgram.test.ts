// A program on a roller's line: what it chooses, what is told of it, what the journal keeps.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Program } from "#shared/schema/program.ts";
import { IDENTITY } from "#test/hub/fakeLink.ts";
import { behaviour, resetBehaviour } from "#test/hub/fakePipeline.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

/** Within the calf's band of a person whose weight is not known. */
const IN_BAND_N = 130;

let dataDir = "";
beforeEach(async () => {
  resetBehaviour();
  behaviour.forceN = IN_BAND_N;
  dataDir = await mkdtemp(join(tmpdir(), "inchworm-line-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));
const setUp = () => setUpLine(dataDir);

const PROGRAM: Program = {
  format: "inchworm-program",
  version: 1,
  id: "mine",
  name: "Mine",
  purpose: "My own.",
  when: "any",
  steps: [
    { mode: "deep", muscle: "calf", side: "left", seconds: { least: 1, target: 2, most: 60 }, restS: 0 },
    { mode: "free", seconds: { least: 1, target: 60, most: 60 } },
  ],
};

test("a program chooses what is rolled, is told of as it goes on, and stands in the journal", async () => {
  const { line, of, connect, stream } = await setUp();
  connect();
  expect(() => line.program({ action: "next" })).toThrow("No program is running");
  const session = await line.startSession();
  line.program({ action: "start", program: PROGRAM });
  expect(line.roller.selection.muscle).toBe("calf");
  stream(4000);
  const told = of("program").map(({ program }) => `${program.step.index} ${program.phase}`);
  expect(told.slice(0, 2)).toEqual(["0 announced", "0 running"]);
  expect(told.at(-1)).toBe("1 running");
  expect(told.length).toBeLessThan(16);
  line.program({ action: "end" });
  expect(() => line.program({ action: "next" })).toThrow("No program is running");
  await line.stopSession();
  const journal = await readFile(join(dataDir, "sessions", session.id, "journal.ndjson"), "utf8");
  const events = [...journal.matchAll(/"k":"program","tMs":\d+,"event":"(\w+)"/g)].map(([, event]) => event);
  expect(new Set(events)).toEqual(
    new Set(["programStarted", "announcement", "stepStarted", "stepEnded", "programEnded"]),
  );
});

test("another roller under the same name pauses the program and asks", async () => {
  const { line, of, connect, stream } = await setUp();
  connect();
  line.program({ action: "start", program: PROGRAM });
  stream(500);
  connect();
  expect(of("program").at(-1)?.program.paused).toBeUndefined();
  connect({ ...IDENTITY, device: { ...IDENTITY.device, id: "another-device" } });
  expect(of("program").at(-1)?.program).toMatchObject({
    paused: "rollerChanged",
    said: { text: expect.stringMatching(/another roller/) },
  });
});
