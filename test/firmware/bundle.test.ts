// The board's bundle: built here in memory, run against stubbed Espruino globals, held against the source it came from.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

import * as esbuild from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";

import { FIRMWARE_VERSION } from "#firmware/version.ts";
import { bundleFirmware } from "#scripts/firmware/bundle.ts";
import type { Bundle } from "#scripts/firmware/bundle.ts";
import { decodeRecord, seqGap } from "#shared/protocol/index.ts";
import { BOARD_SCENARIO, BOARD_STUB } from "#test/firmware/boardStub.ts";
import { fromHex } from "#test/protocol/bytes.ts";

const ROOT = join(import.meta.dirname, "../..");
const ENTRY = "firmware/boards/puck.ts";
const BUDGET_BYTES = 8000;

interface Stub {
  readonly closed: boolean;
  readonly options: { readonly uart: boolean };
  readonly flash: readonly unknown[];
  readonly registers: readonly (readonly number[])[];
  readonly watchdogS: number;
  readonly spi: {
    readonly baud: number;
    readonly sck: { name: string };
    readonly miso: { name: string };
    readonly mosi: { name: string };
  };
  readonly led: readonly number[];
}

function live(code: string): { sent: string[]; stub: Stub } {
  const context = vm.createContext({});
  vm.runInContext(`${BOARD_STUB}\n${code}\n${BOARD_SCENARIO}`, context);
  const { sent, stub }: { sent: string[]; stub: Stub } = JSON.parse(
    vm.runInContext("JSON.stringify({ sent: sent, stub: stub })", context),
  );
  return { sent, stub };
}

/** The modules as they are written, only joined and without their types. */
async function joinedSource(): Promise<string> {
  const result = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "neutral",
    external: ["Storage"],
    define: { DEV_BUILD: "false" },
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

let bundle: Bundle;
let source: string;

beforeAll(async () => {
  [bundle, source] = await Promise.all([bundleFirmware({ root: ROOT, entry: ENTRY, dev: false }), joinedSource()]);
});

describe("the bundle", () => {
  it("passes the language gate and stays within its budget", () => {
    expect(bundle.findings).toEqual([]);
    expect(Buffer.byteLength(bundle.code)).toBeLessThanOrEqual(BUDGET_BYTES);
  });

  it("sends what the source sends, byte for byte, through a life that touches everything", () => {
    const fromBundle = live(bundle.code);
    expect(fromBundle.sent.length).toBeGreaterThan(90);
    expect(fromBundle).toEqual(live(source));
  });

  it("sends records that decode, of every kind, with no frame missing", () => {
    const records = live(bundle.code).sent.map((line) => decodeRecord(fromHex(line.slice(2))));
    const kinds = new Set<string>(records.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(["event", "imuBatch", "imuShort", "info", "loadShort", "reply", "status"]);
    const seqs = records.flatMap((record) => ("imu" in record ? [record.seq] : []));
    expect(seqs.slice(1).map((seq, index) => seqGap(seqs[index] ?? 0, seq))).toEqual(seqs.slice(1).map(() => 0));
  });

  it("closes the prompt, keeps the watchdog, wires the converter as documented, sets the gyro to 500 dps", () => {
    const { stub } = live(bundle.code);
    expect(stub.closed).toBe(true);
    expect(stub.options.uart).toBe(false);
    expect(stub.watchdogS).toBe(5);
    expect(stub.spi).toMatchObject({ baud: 500_000, miso: { name: "D1" }, mosi: { name: "D2" }, sck: { name: "D30" } });
    expect(stub.registers).toContainEqual([0x11, 0x44]);
    expect(stub.registers).toContainEqual([0x11, 0x34]);
    expect(stub.flash).toEqual(["Zo\u00c3\u00ab", 900, 0, 0, 1]);
  });

  it("of a development build leaves the prompt open", async () => {
    const dev = await bundleFirmware({ root: ROOT, entry: ENTRY, dev: true });
    expect(dev.findings).toEqual([]);
    const { stub } = live(dev.code);
    expect(stub.closed).toBe(false);
    expect(stub.options.uart).toBe(true);
  });
});

it("the firmware's version is the package's", () => {
  const { version }: { version: string } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(FIRMWARE_VERSION).toBe(version);
});
