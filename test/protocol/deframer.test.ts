import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createDeframer, encodeSerial } from "#shared/protocol/index.ts";
import { createXorshift, toHex } from "#test/protocol/bytes.ts";

fc.configureGlobal({ seed: 20261121 });

const payload = fc.uint8Array({ minLength: 1, maxLength: 255 });
/** Longer than any frame: whatever a false sync mark waits for comes. */
const TAIL = new Uint8Array(300);

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function pushInChunks(bytes: Uint8Array, sizes: readonly number[]): string[] {
  const deframer = createDeframer();
  const payloads: string[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    payloads.push(...deframer.push(bytes.subarray(at, at + size)).map(toHex));
    at += size;
  }
  return payloads;
}

const chunkSizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 });

describe("deframer", () => {
  it("gives every payload once and in order, in any chunks", () => {
    fc.assert(
      fc.property(fc.array(payload, { maxLength: 12 }), chunkSizes, (payloads, sizes) => {
        const stream = join(payloads.map(encodeSerial));
        expect(pushInChunks(stream, sizes)).toEqual(payloads.map(toHex));
      }),
    );
  });

  it("finds every frame among garbage full of sync marks", () => {
    const garbage = fc.array(fc.constantFrom(0xa5, 0x5a, 0, 1, 255, 7), { maxLength: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(garbage, payload), { maxLength: 6 }), chunkSizes, (parts, sizes) => {
        const stream = join([...parts.flatMap(([noise, data]) => [Uint8Array.from(noise), encodeSerial(data)]), TAIL]);
        expect(pushInChunks(stream, sizes)).toEqual(parts.map(([, data]) => toHex(data)));
      }),
    );
  });

  it("loses only the frame that a flipped bit hits", () => {
    fc.assert(
      fc.property(fc.array(payload, { minLength: 3, maxLength: 6 }), fc.nat(), fc.nat(), (payloads, which, where) => {
        const frames = payloads.map(encodeSerial);
        const hit = which % frames.length;
        const frame = frames[hit];
        if (frame === undefined) return;
        const bit = where % (frame.length * 8);
        frame[bit >> 3] = (frame[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const rest = payloads.filter((_, index) => index !== hit);
        expect(pushInChunks(join([...frames, TAIL]), [64])).toEqual(rest.map(toHex));
      }),
    );
  });

  it("counts what belonged to no frame", () => {
    const deframer = createDeframer();
    const frame = encodeSerial(Uint8Array.of(1, 2, 3));
    const broken = encodeSerial(Uint8Array.of(4, 5, 6));
    broken[4] = 99;
    deframer.push(join([Uint8Array.of(0, 0xa5, 7), frame, broken, frame]));
    expect(deframer.garbageBytes()).toBe(3 + broken.length);
    expect(deframer.falseFrames()).toBe(1);
  });

  it("does not take a length of zero for a frame", () => {
    const deframer = createDeframer();
    expect(deframer.push(Uint8Array.of(0xa5, 0x5a, 0, 0, 0, 0, 0))).toEqual([]);
    expect(deframer.push(encodeSerial(Uint8Array.of(8))).map(toHex)).toEqual(["08"]);
    expect(deframer.falseFrames()).toBe(1);
  });

  it("hands out payloads that later bytes do not change", () => {
    const deframer = createDeframer();
    const [first] = deframer.push(encodeSerial(Uint8Array.of(1, 2, 3)));
    for (let index = 0; index < 100; index++) deframer.push(new Uint8Array(100).fill(9));
    expect(first).toEqual(Uint8Array.of(1, 2, 3));
  });

  it("gets through megabytes of garbage", () => {
    const random = createXorshift(7);
    const chunk = Uint8Array.from({ length: 65_536 }, () => random());
    const deframer = createDeframer();
    let payloads = 0;
    for (let turn = 0; turn < 32; turn++) payloads += deframer.push(chunk).length;
    payloads += deframer.push(join([encodeSerial(Uint8Array.of(42)), TAIL])).length;
    expect(payloads).toBe(1);
    expect(deframer.garbageBytes()).toBe(32 * chunk.length + TAIL.length);
  });
});
