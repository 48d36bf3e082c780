// Many byte strings, random ones and good records with flipped bits: none may throw, none may cost much memory.
import { readFileSync } from "node:fs";
import v8 from "node:v8";
import vm from "node:vm";

import { expect, it } from "vitest";

import { BAD_REASONS, decodeRecord } from "#shared/protocol/index.ts";
import { createXorshift, fromHex } from "#test/protocol/bytes.ts";
import { often } from "#test/support/often.ts";

const STRINGS = often({ everyday: 50_000, whole: 200_000, long: 1_000_000 });
const MAX_LENGTH = 64;
/** What decoding one string may allocate on average: a frame of two samples takes about 900 bytes. */
const MAX_BYTES_PER_STRING = 1500;

v8.setFlagsFromString("--expose-gc");
const collectGarbage: () => void = vm.runInNewContext("gc");

const { records }: { records: { hex: string }[] } = JSON.parse(
  readFileSync(new URL("../vectors/protocol.json", import.meta.url), "utf8"),
);
const good = records.map(({ hex }) => fromHex(hex));
const random = createXorshift(20261121);
const scratch = new Uint8Array(256);
const KIND_NAMES = ["imuBatch", "imuShort", "loadShort", "status", "info", "reply", "event", "calibration"];
const KINDS = [0x01, 0x02, 0x03, 0x10, 0x11, 0x12, 0x13, 0x14];

/** Random bytes; every second string begins like a record. */
function randomBytes(): Uint8Array {
  const length = random() % (MAX_LENGTH + 1);
  for (let index = 0; index < length; index += 4) {
    const word = random();
    scratch[index] = word;
    scratch[index + 1] = word >>> 8;
    scratch[index + 2] = word >>> 16;
    scratch[index + 3] = word >>> 24;
  }
  if (random() % 2 === 0) scratch[0] = KINDS[random() % KINDS.length] ?? 0;
  return scratch.subarray(0, length);
}

/** A good record with one to eight flipped bits, sometimes cut short. */
function flippedBytes(): Uint8Array {
  const record = good[random() % good.length] ?? scratch;
  scratch.set(record);
  for (let flips = 1 + (random() % 8); flips > 0; flips--) {
    const bit = random() % (record.length * 8);
    scratch[bit >> 3] = (scratch[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  }
  const length = random() % 4 === 0 ? random() % (record.length + 1) : record.length;
  return scratch.subarray(0, length);
}

function decodeMany(count: number): Record<string, number> {
  const outcomes: Record<string, number> = {};
  for (let index = 0; index < count; index++) {
    const record = decodeRecord(index % 2 === 0 ? randomBytes() : flippedBytes());
    const outcome = record.kind === "bad" ? record.reason : record.kind;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return outcomes;
}

it(`decodes ${STRINGS} broken strings without a throw and keeps nothing of them`, () => {
  decodeMany(1000);
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const outcomes = decodeMany(STRINGS);
  collectGarbage();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(1_000_000);
  // All ways of being bad, and all kinds that survive, have been met.
  const met = Object.keys(outcomes).filter((outcome) => (outcomes[outcome] ?? 0) > 100);
  expect(met.toSorted()).toEqual([...BAD_REASONS, ...KIND_NAMES].toSorted());
});

it("allocates little for each", () => {
  decodeMany(2000);
  const perString: number[] = [];
  for (let round = 0; round < 9; round++) {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    decodeMany(1000);
    perString.push((process.memoryUsage().heapUsed - before) / 1000);
  }
  // A collection in between would hide allocations: the median of rounds without one counts.
  const grown = perString.filter((bytes) => bytes > 0).toSorted((a, b) => a - b);
  expect(grown.length).toBeGreaterThan(4);
  expect(grown[grown.length >> 1]).toBeLessThan(MAX_BYTES_PER_STRING);
});

it("gives one and the same value for every string that is bad in the same way", () => {
  expect(decodeRecord(Uint8Array.of(0x7f))).toBe(decodeRecord(Uint8Array.of(0x80, 1)));
  expect(decodeRecord(Uint8Array.of(1))).toBe(decodeRecord(Uint8Array.of(2)));
});
