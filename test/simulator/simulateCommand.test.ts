import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openRecording } from "#hub/recording/reader.ts";
import { simulate } from "#scripts/simulate.ts";
import { Calibration } from "#shared/schema/calibration.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "inchworm-simulate-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await simulate(args, {
    stdout: {
      write(line) {
        out += `${line}\n`;
        return undefined;
      },
      close: () => Promise.resolve(),
    },
    stderr: { write: (text: string) => (err += text) },
  });
  return { code, out, err };
}

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(join(folder, file), "utf8")
    .trimEnd()
    .split("\n")
    .map((line): Record<string, unknown> => JSON.parse(line));

test("writes the recording, its truth and its calibration", async () => {
  const { code, err } = await command("post-run", "--seed", "3", "--seconds", "8", "--out", join(folder, "a.ndjson"));
  expect(err).toContain("post-run, seed 3: 8 s");
  expect(code).toBe(0);
  const [header, ...frames] = linesOf("a.ndjson");
  expect(header).toMatchObject({ format: "inchworm-recording", version: 1 });
  expect(header).not.toHaveProperty("calibration");
  expect(frames.filter(({ k }) => k === "frame").length).toBeGreaterThan(380);
  const truth = linesOf("a.truth.ndjson");
  expect(Object.keys(truth[10] ?? {})).toEqual(["k", "tMs", "speedMmS", "forceN", "contact", "positionMm", "angleRad"]);
  expect(truth.filter(({ k }) => k === "tick")).toHaveLength(801);
  const calibration = Calibration.parse(JSON.parse(readFileSync(join(folder, "a.calibration.json"), "utf8")));
  expect(calibration).toMatchObject({ source: "simulator-truth", mounting: "ring", rollAxis: "z+" });
});

test("the same command writes the same files", async () => {
  await command("flips", "--seconds", "6", "--out", join(folder, "b.ndjson"), "--mounting", "two");
  await command("flips?mounting=two", "--seconds", "6", "--out", join(folder, "c.ndjson"));
  for (const end of [".ndjson", ".truth.ndjson", ".calibration.json"])
    expect(readFileSync(join(folder, `c${end}`), "utf8")).toBe(readFileSync(join(folder, `b${end}`), "utf8"));
});

test("packs when the name ends in .gz, and embeds the calibration when asked", async () => {
  await command("pre-run", "--seconds", "3", "--out", join(folder, "d.ndjson.gz"), "--embed-calibration");
  const packed = readFileSync(join(folder, "d.ndjson.gz"));
  expect([...packed.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  const recording = await openRecording(join(folder, "d.ndjson.gz"));
  expect(recording.header.calibration?.deviceId).toBe(recording.header.device.id);
  await recording.close();
  expect(linesOf("d.truth.ndjson").length).toBeGreaterThan(300);
});

test("lists the scenarios", async () => {
  const { code, out } = await command("--list");
  expect(code).toBe(0);
  expect(out).toMatch(/^post-run +slow deep rolling/m);
  expect(out.trimEnd().split("\n").length).toBeGreaterThanOrEqual(10);
});

test.each([
  [[], /needs a SCENARIO/],
  [["post-rum", "--out", "x"], /there is no "post-rum"; did you mean post-run, [a-z-]+ or [a-z-]+\?/],
  [["post-run"], /needs --out/],
  [["post-run", "too-fast", "--out", "x"], /one SCENARIO/],
  [["post-run", "--out", "x", "--seconds", "0"], /--seconds must be/],
  [["post-run", "--out", "x", "--seconds", "soon"], /--seconds must be/],
  [["post-run", "--out", "x", "--seed", "1.5"], /--seed must be/],
  [["post-run", "--out", "x", "--mounting", "wood"], /--mounting must be/],
  [["post-run", "--out", "x", "--ratio", "7"], /--ratio must be/],
  [["post-run", "--out", "x", "--loud"], /--loud/],
  [["--ble", "--out", "x"], /neither --out nor --serial/],
  [["--ble", "post-rum"], /there is no "post-rum"; did you mean post-run, [a-z-]+ or [a-z-]+\?/],
  [["--ble", "--hci", "/no/such/port"], /BLUETOOTH_MISSING .*\/no\/such\/port/],
  [["post-run", "--out", "x", "--hci", "/dev/ttyACM0"], /goes with --ble/],
  [["post-run", "--out", "/nowhere/at/all.ndjson"], /FILE_UNWRITABLE/],
])("one clear line for %j", async (args, message) => {
  const { code, err } = await command(...args);
  expect(code).toBe(/^(FILE|BLUETOOTH)_/.test(err) ? 1 : 2);
  expect(err).toMatch(message);
  expect(err.trimEnd()).not.toContain("\n");
});
