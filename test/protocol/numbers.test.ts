import { describe, expect, it } from "vitest";

import { crc32, seqGap } from "#shared/protocol/index.ts";

const text = (value: string) => new TextEncoder().encode(value);

// Known answers: the catalogue's check value (CRC-32/ISO-HDLC).
it.each([
  { of: "", crc: 0x00000000 },
  { of: "a", crc: 0xe8b7be43 },
  { of: "abc", crc: 0x352441c2 },
  { of: "123456789", crc: 0xcbf43926 },
  { of: "The quick brown fox jumps over the lazy dog", crc: 0x414fa339 },
])("CRC-32 of '$of'", ({ of, crc }) => {
  expect(crc32(text(of))).toBe(crc);
});

it("CRC-32 of a part", () => {
  expect(crc32(text("xx123456789y"), 2, 11)).toBe(0xcbf43926);
});

describe("sequence", () => {
  it.each([
    [0, 1, 0],
    [65535, 0, 0],
    [5, 8, 2],
    [65534, 1, 2],
    [0, 32767, 32766],
    [7, 7, undefined],
    [7, 6, undefined],
    [0, 32768, undefined],
  ])("from %i to %i: %s missing", (previous, next, missing) => {
    expect(seqGap(previous, next)).toBe(missing);
  });
});
