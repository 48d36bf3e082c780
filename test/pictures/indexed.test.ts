import { inflateSync } from "node:zlib";

import { expect, test } from "vitest";

import { encodeIndexedPng } from "#scripts/pictures/png.ts";

/** The colours of a small indexed file, read by the places the format gives them when it has one IDAT. */
function readBack(file: Buffer): number[] {
  const at = (name: string) => file.indexOf(name, 0, "latin1");
  const part = (name: string) => file.subarray(at(name) + 4, at(name) + 4 + file.readUInt32BE(at(name) - 4));
  const width = file.readUInt32BE(16);
  const palette = part("PLTE");
  return [...inflateSync(part("IDAT"))]
    .filter((_, index) => index % (width + 1) !== 0)
    .flatMap((index) => [...palette.subarray(index * 3, index * 3 + 3)]);
}

test("few colours stay as they are", () => {
  const rgb = Uint8Array.from([1, 2, 3, 250, 251, 252, 1, 2, 3, 0, 0, 0]);
  expect(readBack(encodeIndexedPng({ width: 2, height: 2, rgb }))).toEqual([...rgb]);
});

test("of many the rare ones become their nearest", () => {
  // 256 greys twice, and one that is almost the darkest.
  const greys = Array.from({ length: 512 }, (_, at) => Array.from({ length: 3 }, () => at >> 1));
  const rgb = Uint8Array.from([...greys, [1, 0, 0]].flat());
  expect(readBack(encodeIndexedPng({ width: 513, height: 1, rgb })).slice(-3)).toEqual([0, 0, 0]);
});
