import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { runCalibrate } from "#hub/cli/calibrate.ts";
import { readCalibrationFile } from "#hub/cli/calibrationFile.ts";
import { frameText } from "#hub/recording/lines.ts";
import { recordingHeader } from "#hub/recording/header.ts";
import { benchRecording } from "#test/calibration/bench.ts";
import type { BenchOrder } from "#test/calibration/bench.ts";
import { keepIo } from "#test/cli/commandIo.ts";
import { simulatedFile } from "#test/cli/simulatedFile.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

async function recorded(folder: string, name: string, order: BenchOrder): Promise<string> {
  const { device, roller, frames, steps } = benchRecording(order);
  const lines = [
    JSON.stringify(recordingHeader({ device, roller })),
    ...frames.map(frameText),
    ...steps.map((step) => JSON.stringify(step)),
  ];
  const file = join(folder, name);
  await writeFile(file, `${lines.join("\n")}\n`);
  return file;
}

test("prints every number with its uncertainty and every step with its verdict, and writes what --calibration takes", async () => {
  const folder = await scratchFolder();
  const file = await recorded(folder, "home.ndjson", { seed: 51 });
  const out = join(folder, "home.json");
  const io = keepIo();
  expect(await runCalibrate([file, "--out", out], io)).toBe(0);
  const text = io.lines.join("\n");
  for (const part of [
    "good: everything was measured",
    "axle along z+, mounting ring",
    "counts/N ±",
    "rolls on",
    "gyro scale",
    "Turns under a weight",
    "Taped roll",
    out,
  ]) {
    expect(text).toContain(part);
  }
  expect(text.match(/^good /gm)?.length).toBe(12);
  const calibration = await readCalibrationFile(out);
  expect(calibration).toMatchObject({
    deviceId: "bench",
    source: "home",
    mounting: "ring",
    quality: { grade: "good" },
  });
  expect(io.errors()).toBe("");
});

test("a partial one is one, and says what is missing", async () => {
  const folder = await scratchFolder();
  const io = keepIo();
  expect(
    await runCalibrate([await recorded(folder, "rest.ndjson", { seed: 52, steps: ["rest", "tapedRoll"] })], io),
  ).toBe(0);
  const text = io.lines.join("\n");
  expect(text).toContain("speed only: force stays unknown");
  expect(text).toMatch(/^force +unknown/m);
  expect(text).toContain("note: No load of a known size was recorded");
});

test("the same recording gives the same calibration, byte for byte", async () => {
  const folder = await scratchFolder();
  const file = await recorded(folder, "twice.ndjson", { seed: 53, presses: 3 });
  const outs = [join(folder, "one.json"), join(folder, "two.json")];
  for (const out of outs) expect(await runCalibrate([file, "--out", out], keepIo())).toBe(0);
  const [one, two] = await Promise.all(outs.map((out) => readFile(out, "utf8")));
  expect(one).toBe(two);
});

test("what gives no calibration is one clear line", async () => {
  const folder = await scratchFolder();
  const bare = await recorded(folder, "bare.ndjson", { seed: 54, steps: [] });
  const late = await recorded(folder, "late.ndjson", {
    seed: 55,
    steps: ["rest"],
    note: (step) => ({ ...step, startMs: step.startMs + 1e8, endMs: step.endMs + 1e8 }),
  });
  for (const [args, code, says] of [
    [[bare], 1, `CALIBRATION_UNUSABLE No calibration came out: ${bare}: it has no step lines`],
    [[late], 1, "Nothing came from the roller at that time"],
    [[join(folder, "none")], 1, "FILE_UNREADABLE"],
    [[], 2, "calibrate needs a RECORDING"],
    [[bare, late], 2, "calibrate takes one RECORDING"],
    [["--what"], 2, "BAD_FLAG"],
    [
      [await recorded(folder, "self.ndjson", { seed: 56, steps: ["rest"] }), "--out", join(folder, "self.ndjson")],
      2,
      "--out is the recording itself",
    ],
    [[join(folder, "self.ndjson"), "--out", join(folder, "no", "such.json")], 1, "FILE_UNWRITABLE"],
  ] as const) {
    const io = keepIo();
    expect(await runCalibrate(args, io)).toBe(code);
    expect(io.errors()).toContain(says);
    expect(io.errors().trim().split("\n").length).toBe(1);
    expect(io.lines).toEqual([]);
  }
});

test("--learn-shape refines a calibration from a session and leaves the gain", async () => {
  const { folder, recording, calibration: file } = await simulatedFile("free-roll", 150);
  const truth = await readCalibrationFile(file);
  const [cell] = truth.load ?? [];
  const unsure = join(folder, "unsure.json");
  await writeFile(unsure, JSON.stringify({ ...truth, load: [{ ...cell, gSd: 0.02 }] }));
  const out = join(folder, "refined.json");
  const io = keepIo();
  expect(await runCalibrate([recording, "--learn-shape", "--calibration", unsure, "--out", out], io)).toBe(0);
  const text = io.lines.join("\n");
  for (const part of ["before", "after", "± 2.00 % before", "gain       as it was calibrated", "learned", out]) {
    expect(text).toContain(part);
  }
  const refined = (await readCalibrationFile(out)).load?.[0];
  expect(refined?.countsPerN).toBe(cell?.countsPerN);
  expect(refined?.gSd).toBeLessThan(0.0195);

  const sure = keepIo();
  expect(await runCalibrate([recording, "--learn-shape"], sure)).toBe(1);
  expect(sure.errors()).toContain("hardly more about the shape");
  const other = join(folder, "other.json");
  await writeFile(other, JSON.stringify({ ...truth, deviceId: "another" }));
  const wrong = keepIo();
  expect(await runCalibrate([recording, "--learn-shape", "--calibration", other], wrong)).toBe(1);
  expect(wrong.errors()).toContain("it is for another");
  const alone = keepIo();
  expect(await runCalibrate([recording, "--calibration", other], alone)).toBe(2);
});

test("--help says how it is used", async () => {
  const io = keepIo();
  expect(await runCalibrate(["--help"], io)).toBe(0);
  expect(io.lines.join("\n")).toContain("npm run calibrate -- RECORDING [--out FILE]");
});
