import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createH4Splitter } from "#sim/radio/emulated/h4.ts";

const command = fc
  .tuple(fc.uint8Array({ minLength: 2, maxLength: 2 }), fc.uint8Array({ maxLength: 255 }))
  .map(([opcode, body]) => Buffer.from([1, ...opcode, body.length, ...body]));
const data = fc
  .tuple(fc.uint8Array({ minLength: 2, maxLength: 2 }), fc.uint8Array({ maxLength: 300 }))
  .map(([handle, body]) => Buffer.from([2, ...handle, body.length & 0xff, body.length >> 8, ...body]));

test("packets come out whole however the bytes came in, and what begins none is skipped", () => {
  const garbage = fc.uint8Array({ maxLength: 5, min: 5 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(garbage, fc.oneof(command, data)), { maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      (packets, piece) => {
        const seen: Buffer[] = [];
        const split = createH4Splitter((packet) => seen.push(Buffer.from(packet)));
        const bytes = Buffer.concat(packets.flat());
        for (let at = 0; at < bytes.length; at += piece) split(bytes.subarray(at, at + piece));
        expect(seen).toEqual(packets.map(([, packet]) => packet));
      },
    ),
  );
});
