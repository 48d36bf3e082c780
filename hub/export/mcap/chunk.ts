// The messages of one chunk of an MCAP file, gathered as bytes, and where each of them stands.
import { OPCODE, TIME_BYTES, record, sized, u16, writeTime } from "#hub/export/mcap/records.ts";

export interface Chunk {
  readonly bytes: Uint8Array;
  readonly firstMicrosecond: number;
  readonly lastMicrosecond: number;
  /** By channel: the index record. Only of channels that have messages here. */
  readonly indexes: ReadonlyMap<number, Buffer>;
}

export interface ChunkBuilder {
  /** Any record that is no message. */
  add(bytes: Uint8Array): void;
  message(channelId: number, sequence: number, microsecond: number, text: string): void;
  readonly length: number;
  /** What was added since the last time; undefined: no message. Its bytes are good until the next is added. */
  take(): Chunk | undefined;
}

/** Opcode, length, channel, sequence, two times. */
const HEAD_BYTES = 1 + 8 + 2 + 4 + 2 * TIME_BYTES;
/** A letter needs no more in UTF-8. */
const MOST_BYTES_A_LETTER = 3;

export function createChunkBuilder(usualBytes: number): ChunkBuilder {
  let bytes = Buffer.allocUnsafe(usualBytes);
  let length = 0;
  let firstMicrosecond = Infinity;
  let lastMicrosecond = -Infinity;
  /** By channel: time and place of each message, one behind the other. */
  let places = new Map<number, number[]>();

  function makeRoom(needed: number): void {
    if (length + needed <= bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, length + needed));
    bytes.copy(larger, 0, 0, length);
    bytes = larger;
  }

  return {
    get length() {
      return length;
    },
    add(added) {
      makeRoom(added.length);
      bytes.set(added, length);
      length += added.length;
    },
    message(channelId, sequence, microsecond, text) {
      makeRoom(HEAD_BYTES + text.length * MOST_BYTES_A_LETTER);
      const at = length;
      const textBytes = bytes.write(text, at + HEAD_BYTES, "utf8");
      bytes[at] = OPCODE.message;
      bytes.writeUInt32LE(HEAD_BYTES - 9 + textBytes, at + 1);
      bytes.writeUInt32LE(0, at + 5);
      bytes.writeUInt16LE(channelId, at + 9);
      bytes.writeUInt32LE(sequence, at + 11);
      writeTime(bytes, at + 15, microsecond);
      bytes.copy(bytes, at + 15 + TIME_BYTES, at + 15, at + 15 + TIME_BYTES);
      length += HEAD_BYTES + textBytes;
      if (microsecond < firstMicrosecond) firstMicrosecond = microsecond;
      if (microsecond > lastMicrosecond) lastMicrosecond = microsecond;
      const known = places.get(channelId);
      if (known === undefined) places.set(channelId, [microsecond, at]);
      else known.push(microsecond, at);
    },
    take() {
      if (places.size === 0) return undefined;
      const indexes = new Map([...places].map(([channelId, list]) => [channelId, indexRecord(channelId, list)]));
      const chunk = { bytes: bytes.subarray(0, length), firstMicrosecond, lastMicrosecond, indexes };
      length = 0;
      firstMicrosecond = Infinity;
      lastMicrosecond = -Infinity;
      places = new Map();
      return chunk;
    },
  };
}

function indexRecord(channelId: number, places: readonly number[]): Buffer {
  const list = Buffer.alloc(places.length * 8);
  for (let i = 0; i + 1 < places.length; i += 2) {
    writeTime(list, i * 8, places[i] ?? 0);
    list.writeUInt32LE(places[i + 1] ?? 0, i * 8 + TIME_BYTES);
  }
  return record(OPCODE.messageIndex, u16(channelId), sized(list));
}
