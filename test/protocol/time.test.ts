import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { crc32, createTickUnwrapper, seqGap } from "#shared/protocol/index.ts";

fc.configureGlobal({ seed: 20261121 });

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

describe("tick unwrapper", () => {
  it("starts at the first tick's own time and follows ticks exactly", () => {
    const unwrap = createTickUnwrapper();
    expect(unwrap.toMs(32768)).toBe(1000);
    expect(unwrap.toMs(32768)).toBe(1000);
    expect(unwrap.toMs(65536)).toBe(2000);
  });

  it("goes on through the wrap", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 }), { maxLength: 50 }),
        (start, steps) => {
          const unwrap = createTickUnwrapper();
          let total = start;
          expect(unwrap.toMs(start)).toBe((start * 1000) / 32768);
          for (const step of steps) {
            total += step;
            expect(unwrap.toMs(total % 2 ** 32)).toBe((total * 1000) / 32768);
          }
        },
      ),
    );
  });

  it("stands still when ticks step back, and counts it", () => {
    const unwrap = createTickUnwrapper();
    unwrap.toMs(32768);
    expect(unwrap.toMs(16384)).toBe(1000);
    expect(unwrap.toMs(32768)).toBe(1500);
    expect(unwrap.backwardSteps()).toBe(1);
  });

  it("continues after a restart of the board, wherever its ticks begin", () => {
    for (const tick of [0, 5, 0xfffffff0]) {
      const unwrap = createTickUnwrapper();
      unwrap.toMs(3_276_800);
      unwrap.restart(2500);
      expect(unwrap.toMs(tick)).toBe(102_500);
      expect(unwrap.toMs((tick + 32768) % 2 ** 32)).toBe(103_500);
      expect(unwrap.backwardSteps()).toBe(0);
    }
  });

  it("ignores a restart before the first tick", () => {
    const unwrap = createTickUnwrapper();
    unwrap.restart(1000);
    expect(unwrap.toMs(32768)).toBe(1000);
  });
});
