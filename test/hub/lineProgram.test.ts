// A program on a roller's line: what it chooses, what is told of it, what the journal keeps.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";

import { bandsFor } from "#hub/coach/bands.ts";
import { createChosenStretches } from "#hub/export/chosenStretches.ts";
import type { Program } from "#shared/schema/program.ts";
import { IDENTITY } from "#test/hub/fakeLink.ts";
import { behaviour } from "#test/hub/fakePipeline.ts";
import { lineFolder } from "#test/hub/lineFolder.ts";
import { setUpLine } from "#test/hub/lineSetUp.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

/** Within the calf's band of a person whose weight is not known. */
const IN_BAND_N = 130;

const folder = lineFolder();
beforeEach(() => {
  behaviour.forceN = IN_BAND_N;
});
const setUp = () => setUpLine(folder.path);

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
  await line.startProgram(PROGRAM);
  const { id } = line.session!;
  expect(line.roller.selection.muscle).toBe("calf");
  stream(4000);
  const told = of("program").map(({ program }) => `${program.step.index} ${program.phase}`);
  expect(of("program")[0]?.program.said?.spoken).toMatch(/This roller is not calibrated/);
  expect(told.slice(0, 2)).toEqual(["0 announced", "0 running"]);
  expect(told.at(-1)).toBe("1 running");
  expect(told.length).toBeLessThan(16);
  line.program({ action: "end" });
  expect(() => line.program({ action: "next" })).toThrow("No program is running");
  await line.stopSession();
  const journal = await readFile(join(folder.path, "sessions", id, "journal.ndjson"), "utf8");
  const events = [...journal.matchAll(/"k":"program","tMs":\d+,"event":"(\w+)"/g)].map(([, event]) => event);
  expect(new Set(events)).toEqual(
    new Set(["programStarted", "announcement", "stepStarted", "stepEnded", "programEnded"]),
  );
  expect(journal).toContain(
    '"event":"stepStarted","programId":"mine","step":0,"mode":"deep","muscle":"calf","side":"left"}',
  );
  expect(journal).toContain('"event":"stepStarted","programId":"mine","step":1,"mode":"free"}');
});

test("another roller under the same name pauses the program and asks", async () => {
  const { line, of, connect, stream } = await setUp();
  connect();
  await line.startProgram(PROGRAM);
  stream(500);
  connect();
  expect(of("program").at(-1)?.program.paused).toBeUndefined();
  connect({ ...IDENTITY, device: { ...IDENTITY.device, id: "another-device" } });
  expect(of("program").at(-1)?.program).toMatchObject({
    paused: "rollerChanged",
    said: { text: expect.stringMatching(/another roller/) },
  });
  const before = of("program").at(-1)?.program.countedMs ?? 0;
  stream(1000);
  expect(of("program").at(-1)?.program).toMatchObject({ paused: "rollerChanged", countedMs: before });
  line.program({ action: "resume" });
  stream(1000);
  expect(of("program").at(-1)?.program.paused).toBeUndefined();
  expect(of("program").at(-1)?.program.countedMs).toBeGreaterThan(before + 400);
});

test("a program brings its session with it, and says which program it was; ending the session ends the program", async () => {
  const { line, of, connect, stream } = await setUp();
  await expect(line.startProgram(PROGRAM)).rejects.toMatchObject({ code: "NO_ROLLER" });
  connect();
  await line.startProgram(PROGRAM);
  const session = line.session!;
  expect(session).toMatchObject({ state: "running", selection: { muscle: "calf" }, programIds: ["mine"] });
  stream(1000);
  await line.startProgram({ ...PROGRAM, id: "another" });
  expect(line.session).toMatchObject({ id: session.id, programIds: ["mine", "another"] });
  expect(await line.stopSession()).toMatchObject({ id: session.id, programIds: ["mine", "another"] });
  expect(of("program").at(-1)?.program).toMatchObject({ phase: "finished", said: { text: "Mine ended." } });
});

test("a program that is over says so and leaves the session to the person", async () => {
  const { line, of, connect, stream } = await setUp();
  connect();
  await line.startProgram({ ...PROGRAM, steps: PROGRAM.steps.slice(0, 1) });
  stream(3000);
  expect(of("program").at(-1)?.program).toMatchObject({
    phase: "finished",
    said: { text: "Done: 2 s counted. Mine is finished. Roll on as you like, or end the session." },
  });
  expect(line.session).toMatchObject({ state: "running" });
});

test("a disk that fails is told, and the program runs all the same", async () => {
  await writeFile(join(folder.path, "sessions"), "a file where the folder should be");
  const { line, of, connect, stream, faults } = await setUp();
  connect();
  expect(await line.startProgram(PROGRAM)).toMatchObject({ phase: "announced" });
  expect(faults).toEqual(["notice JOURNAL_FAILED"]);
  stream(1000);
  expect(of("program").at(-1)?.program).toMatchObject({ phase: "running" });
});

test("each step's bands stand in the journal with what it chose, and bands that change while it lasts", async () => {
  const { line, connect, stream } = await setUp();
  connect();
  const steps: Program["steps"] = [
    { mode: "deep", muscle: "calf", side: "left", seconds: { least: 1, target: 2, most: 60 }, restS: 0 },
    { mode: "deep", muscle: "gluteals", side: "right", seconds: { least: 1, target: 60, most: 60 }, restS: 0 },
  ];
  await line.startProgram({ ...PROGRAM, steps });
  const { id } = line.session!;
  stream(4000);
  expect(line.roller.selection.muscle).toBe("gluteals");
  await line.stopSession();
  const journal = await readFile(join(folder.path, "sessions", id, "journal.ndjson"), "utf8");
  const chosen = createChosenStretches();
  for (const text of journal.split("\n").filter((one) => one.startsWith('{"k":"session"')))
    chosen.line(text, z.object({ tMs: z.optional(z.number()) }).parse(JSON.parse(text)).tMs ?? 0);
  const forceN = (muscle: "calf" | "gluteals", side: "left" | "right") =>
    bandsFor({ muscle, side, mode: "deep" }, undefined).forceN;
  expect(chosen.result(0, Infinity).map(({ muscle, bands }) => [muscle, bands?.forceN])).toEqual([
    ["calf", forceN("calf", "left")],
    ["gluteals", forceN("gluteals", "right")],
  ]);
  expect(journal).not.toContain('"reasons"');
});
