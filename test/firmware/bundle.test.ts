// The boards' bundles: built here in memory, run against stubbed Espruino globals, held against the source they came from.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { FIRMWARE_VERSION } from "#firmware/version.ts";
import { BUNDLE_BUDGET_BYTES, bundleFirmware } from "#scripts/firmware/bundle.ts";
import { joinedSource, runHere } from "#scripts/firmware/interpreter/runHere.ts";
import { SCENARIOS } from "#scripts/firmware/interpreter/scenarios.ts";
import type { Scenario } from "#scripts/firmware/interpreter/scenarios.ts";
import { decodeRecord, seqGap } from "#shared/protocol/index.ts";
import { fromHex } from "#test/protocol/bytes.ts";

const ROOT = join(import.meta.dirname, "../..");
const BOARDS = ["puck", "mdbt42q"] as const;
const bundles = new Map(
  await Promise.all(
    BOARDS.map(async (board) => {
      const made = await bundleFirmware({ root: ROOT, entry: `firmware/boards/${board}.ts`, dev: false });
      return [board, { ...made, source: await joinedSource(ROOT, board) }] as const;
    }),
  ),
);

function bundleOf(board: Scenario["board"]) {
  const bundle = bundles.get(board);
  if (bundle === undefined) throw new Error(board);
  return bundle;
}

const lives = new Map<Scenario, string[]>();
/** What the production bundle told in it; many tests look at the same. */
function lived(scenario: Scenario): readonly string[] {
  const lines = lives.get(scenario) ?? runHere(bundleOf(scenario.board).code, scenario);
  lives.set(scenario, lines);
  return lines;
}

function wholeLife(board: Scenario["board"]): readonly string[] {
  const scenario = SCENARIOS.find((life) => life.board === board && life.name === "a whole life");
  if (scenario === undefined) throw new Error(board);
  return lived(scenario);
}

describe.each(BOARDS)("the bundle of %s", (board) => {
  it("passes the language gate and stays within its budget", () => {
    expect(bundleOf(board).findings).toEqual([]);
    expect(Buffer.byteLength(bundleOf(board).code)).toBeLessThanOrEqual(BUNDLE_BUDGET_BYTES);
  });

  it.each(SCENARIOS.filter((scenario) => scenario.board === board))(
    "sends what the source sends, byte for byte: $name",
    (scenario) => {
      const lines = lived(scenario);
      expect(lines.length).toBeGreaterThan(90);
      expect(lines).toEqual(runHere(bundleOf(board).source, scenario));
    },
  );

  it("sends records that decode, of every kind, with no frame missing", () => {
    const lines = wholeLife(board).filter((line) => /^[2345] /.test(line));
    const records = lines.map((line) => decodeRecord(fromHex(line.slice(2))));
    const kinds = new Set<string>(records.map(({ kind }) => kind));
    const all = ["calibration", "event", "imuBatch", "imuShort", "info", "loadShort", "reply", "status"];
    expect([...kinds].toSorted()).toEqual(all);
    const seqs = records.flatMap((record) => ("imu" in record ? [record.seq] : []));
    expect(seqs.slice(1).map((seq, index) => seqGap(seqs[index] ?? 0, seq))).toEqual(seqs.slice(1).map(() => 0));
  });

  it("closes the prompt, keeps the watchdog, sets the gyro to 500 dps, and is heard again after sleep", () => {
    const lines = wholeLife(board);
    expect(lines).toEqual(expect.arrayContaining(["console closed", "watchdog 5", "services uart 0"]));
    expect(lines).toEqual(expect.arrayContaining(["register 17 68", "register 17 52"]));
    expect(lines.indexOf("wake")).toBeGreaterThan(lines.indexOf("sleep"));
    expect(lines.at(-1)).toBe("stored 5a6fc3ab 900,0,0,1,1,123456");
  });

  it("of a development build leaves the prompt open", async () => {
    const dev = await bundleFirmware({ root: ROOT, entry: `firmware/boards/${board}.ts`, dev: true });
    expect(dev.findings).toEqual([]);
    const lines = runHere(dev.code, { name: "start", board, script: "" });
    expect(lines).toContain("services uart 1");
    expect(lines).not.toContain("console closed");
  });
});

it("a passkey guards orders and what the roller says of itself, from the next start on", () => {
  const settings = ["Safe", 1500, 0, 0, 1, 10, 1234];
  const script = `tell(JSON.stringify([characteristic("4").security, characteristic("5").security, characteristic("2").security]));`;
  const lines = runHere(bundleOf("puck").code, { name: "passkey", board: "puck", settings, script });
  expect(lines).toContain("security 001234");
  const needed = { mitm: 1, encrypted: 1 };
  expect(JSON.parse(lines.at(-1) ?? "")).toEqual([
    { read: needed, write: needed },
    { read: needed, write: needed },
    null,
  ]);
});

it("the firmware's version is the package's", () => {
  const { version }: { version: string } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(FIRMWARE_VERSION).toBe(version);
});
