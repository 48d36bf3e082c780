// The records of an MCAP file as bytes (https://mcap.dev/spec): an opcode, a length, the content; numbers little-endian.

export const OPCODE = {
  header: 0x01,
  footer: 0x02,
  schema: 0x03,
  channel: 0x04,
  message: 0x05,
  chunk: 0x06,
  messageIndex: 0x07,
  chunkIndex: 0x08,
  statistics: 0x0b,
  metadata: 0x0c,
  metadataIndex: 0x0d,
  summaryOffset: 0x0e,
  dataEnd: 0x0f,
} as const;

/** At both ends of a file. */
export const MAGIC = Buffer.from([0x89, 0x4d, 0x43, 0x41, 0x50, 0x30, 0x0d, 0x0a]);

/** One record. The length it states is that of the content alone. */
export function record(opcode: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content);
  return Buffer.concat([u8(opcode), u64(bytes.length), bytes]);
}

export function u8(value: number): Buffer {
  return Buffer.from([value]);
}

export function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A count or a place in a file: a whole number below 2^53. */
export function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

export const TIME_BYTES = 8;

/** A time of the format: ns since 1970. */
export function time(microseconds: number): Buffer {
  const bytes = Buffer.alloc(TIME_BYTES);
  writeTime(bytes, 0, microseconds);
  return bytes;
}

/** The same into bytes that are there; without a BigInt, for there are three for each of 150 messages a second. */
export function writeTime(bytes: Buffer, at: number, microseconds: number): void {
  const low = microseconds % TWO_32;
  const lowNs = low * 1000;
  bytes.writeUInt32LE(lowNs % TWO_32, at);
  bytes.writeUInt32LE(((microseconds - low) / TWO_32) * 1000 + Math.floor(lowNs / TWO_32), at + 4);
}
const TWO_32 = 2 ** 32;
/** In the year 2255: a double holds no later µs exactly. */
export const LAST_MICROSECOND = Number.MAX_SAFE_INTEGER;

/** Text or bytes with their length in front. */
export function sized(content: string | Uint8Array): Buffer {
  const bytes = typeof content === "string" ? Buffer.from(content) : content;
  return Buffer.concat([u32(bytes.length), bytes]);
}

/** A map, or a list of pairs: keys and values one after the other behind their length. */
export function pairs(entries: readonly (readonly [key: Uint8Array, value: Uint8Array])[]): Buffer {
  return sized(Buffer.concat(entries.flat()));
}
