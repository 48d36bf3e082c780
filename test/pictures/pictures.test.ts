import { deflateSync } from "node:zlib";

import * as fc from "fast-check";
import { expect, test } from "vitest";

import { differingShare, halved } from "#scripts/pictures/compare.ts";
import { decodePng, encodePng, type Picture } from "#scripts/pictures/png.ts";

const pictures = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, height }) =>
    fc
      .uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 })
      .map((rgb): Picture => ({ width, height, rgb })),
  );

const plain = (width: number, height: number, shade: number): Picture => ({
  width,
  height,
  rgb: new Uint8Array(width * height * 3).fill(shade),
});

test("what is written is read back", () => {
  fc.assert(
    fc.property(pictures, (picture) => {
      expect(decodePng(encodePng(picture))).toEqual(picture);
    }),
  );
});

test("every filter of the format is undone, and transparency left out", () => {
  // Two pixels a row with alpha, one row for each filter; worked out by hand from the format's definition.
  const rows = [
    [0, 10, 20, 30, 255, 40, 50, 60, 255],
    [1, 10, 20, 30, 255, 30, 30, 30, 0],
    [2, 0, 0, 0, 0, 0, 0, 0, 0],
    [3, 5, 10, 15, 128, 15, 15, 15, 0],
    [4, 0, 0, 0, 0, 0, 0, 0, 0],
  ];
  const file = encodePng(plain(2, 5, 0));
  const data = deflateSync(Buffer.from(rows.flat()));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const header = Buffer.from(file.subarray(0, 33));
  header[25] = 6;
  const rgba = Buffer.concat([header, length, Buffer.from("IDAT"), data, Buffer.alloc(4)]);
  const { rgb } = decodePng(rgba);
  const row = (at: number) => [...rgb.subarray(at * 6, at * 6 + 6)];
  expect([row(0), row(1), row(2)]).toEqual(Array.from({ length: 3 }, () => [10, 20, 30, 40, 50, 60]));
  expect(row(3)).toEqual([10, 20, 30, 40, 50, 60]);
  expect(row(4)).toEqual(row(3));
});

test("a file that is none is refused", () => {
  expect(() => decodePng(Buffer.from("GIF89a"))).toThrow("not a PNG");
});

test("a small change is seen, a breath of colour is not", () => {
  const page = plain(100, 100, 200);
  const spot = { ...page, rgb: Uint8Array.from(page.rgb) };
  for (let y = 10; y < 20; y++) spot.rgb.fill(0, (y * 100 + 10) * 3, (y * 100 + 20) * 3);
  expect(differingShare(halved(page), halved(spot))).toBeCloseTo(0.01, 6);
  expect(differingShare(halved(page), halved(plain(100, 100, 206)))).toBe(0);
  expect(differingShare(page, plain(100, 99, 200))).toBe(1);
});
