// PNG as far as our own pictures need it: 8 bits a channel, colour with or without transparency, not interlaced.
import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Opaque pixels, three bytes each, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const COLOUR = 2;
const INDEXED = 3;
const CHANNELS: Readonly<Record<number, number>> = { [COLOUR]: 3, 6: 4 };
const MOST_INDEXED = 256;
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
  for (let at = 8; at < bytes.length;) {
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
      const byLeft = Math.abs(up - corner);
      const byUp = Math.abs(left - corner);
      const byCorner = Math.abs(left + up - 2 * corner);
      if (byLeft <= byUp && byLeft <= byCorner) return left;
      return byUp <= byCorner ? up : corner;
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
  return wholeFile(width, height, COLOUR, [chunk("IDAT", deflated(data))]);
}

/** By a table of at most 256 colours; when there are more, the rare ones become the nearest of them. */
export function encodeIndexedPng({ width, height, rgb }: Picture): Buffer {
  const colourAt = (at: number) => ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) counts.set(colourAt(at), (counts.get(colourAt(at)) ?? 0) + 1);
  const table = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = table.slice(0, MOST_INDEXED);
  const indexOf = new Map(table.map((colour, at) => [colour, at < MOST_INDEXED ? at : nearest(palette, colour)]));
  const data = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    for (let x = 0; x < width; x++) data[row * (width + 1) + 1 + x] = indexOf.get(colourAt((row * width + x) * 3)) ?? 0;
  }
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return wholeFile(width, height, INDEXED, [chunk("PLTE", colours), chunk("IDAT", deflated(data))]);
}

function nearest(palette: readonly number[], colour: number): number {
  const far = (other: number) =>
    Math.abs((other >> 16) - (colour >> 16)) +
    Math.abs(((other >> 8) & 255) - ((colour >> 8) & 255)) +
    Math.abs((other & 255) - (colour & 255));
  let best = 0;
  for (let at = 1; at < palette.length; at++) if (far(palette[at] ?? 0) < far(palette[best] ?? 0)) best = at;
  return best;
}

const deflated = (data: Buffer) => deflateSync(data, { level: 9, memLevel: 9 });

function wholeFile(width: number, height: number, colour: number, chunks: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colour, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from(SIGNATURE), chunk("IHDR", header), ...chunks, chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
