// PNG as far as our own pictures need it: 8 bits a channel, colour with or without transparency, not interlaced.
import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Opaque pixels, three bytes each, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };
const UP = 2;

/** Transparency is dropped. @throws Error when it is not such a PNG. */
export function decodePng(file: Uint8Array): Picture {
  const bytes = Buffer.from(file);
  if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) throw new Error("not a PNG");
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const [depth, colour = 0, , , interlace] = bytes.subarray(24, 29);
  const channels = CHANNELS[colour];
  if (depth !== 8 || channels === undefined || interlace !== 0) throw new Error("a kind of PNG that is not ours");
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  if (channels === 3) return { width, height, rgb: raw };
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; from < raw.length; from += 4, to += 3) rgb.set(raw.subarray(from, from + 3), to);
  return { width, height, rgb };
}

function unfilter(data: Buffer, stride: number, height: number, pixel: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)];
    const from = row * (stride + 1) + 1;
    const to = row * stride;
    for (let x = 0; x < stride; x++) {
      const left = x < pixel ? 0 : (out[to + x - pixel] ?? 0);
      const up = row === 0 ? 0 : (out[to + x - stride] ?? 0);
      const corner = x < pixel || row === 0 ? 0 : (out[to + x - stride - pixel] ?? 0);
      out[to + x] = (data[from + x] ?? 0) + guess(filter, left, up, corner);
    }
  }
  return out;
}

function guess(filter: number | undefined, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case UP:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [byLeft, byUp, byCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
      if (byLeft! <= byUp! && byLeft! <= byCorner!) return left;
      return byUp! <= byCorner! ? up : corner;
    }
    default:
      throw new Error(`PNG filter ${filter}`);
  }
}

/** Flat areas and equal rows, which pages are made of, become small. */
export function encodePng({ width, height, rgb }: Picture): Buffer {
  const stride = width * 3;
  const data = Buffer.alloc((stride + 1) * height);
  for (let row = 0; row < height; row++) {
    data[row * (stride + 1)] = UP;
    for (let x = 0; x < stride; x++) {
      const up = row === 0 ? 0 : (rgb[(row - 1) * stride + x] ?? 0);
      data[row * (stride + 1) + 1 + x] = (rgb[row * stride + x] ?? 0) - up;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(data, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
