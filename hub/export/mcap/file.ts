// One MCAP file written as a stream: messages in packed chunks, each with an index; behind them a summary of all.
import { constants, crc32, zstdCompressSync } from "node:zlib";

import { createChunkBuilder } from "#hub/export/mcap/chunk.ts";
import {
  LAST_MICROSECOND,
  MAGIC,
  OPCODE,
  pairs,
  record,
  sized,
  time,
  u16,
  u32,
  u64,
  u8,
} from "#hub/export/mcap/records.ts";

export interface McapFile<Topic> {
  /** A message, as JSON. One whose time the format cannot say is left out. */
  add(topic: Topic, atMs: number, text: string): void;
  /** What is complete so far: whole chunks. */
  take(): Uint8Array | undefined;
  /** The rest, with the summary. */
  end(metadata: ReadonlyMap<string, string>): Uint8Array;
}

export interface McapChannel<Topic> {
  readonly topic: Topic;
  /** JSON schema of its messages; its title is its name. */
  readonly schema: { readonly title: string };
}

const CHUNK_BYTES = 512 * 1024;
/** A message that begins before the limit may end behind it. */
const OVER_BYTES = 64 * 1024;
const QUICK = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const METADATA_NAME = "inchworm";

export function createMcapFile<Topic extends string>(channels: readonly McapChannel<Topic>[]): McapFile<Topic> {
  const chunk = createChunkBuilder(CHUNK_BYTES + OVER_BYTES);
  const counted = new Map(channels.map(({ topic }, id) => [topic, { id, count: 0 }]));
  const chunkIndexes: Buffer[] = [];
  let firstMicrosecond = Infinity;
  let lastMicrosecond = -Infinity;
  let pieces: Uint8Array[] = [];
  let position = 0;
  let crc = 0;

  function write(bytes: Uint8Array): void {
    pieces.push(bytes);
    position += bytes.length;
    crc = crc32(bytes, crc);
  }

  function taken(): Uint8Array {
    const bytes = Buffer.concat(pieces);
    pieces = [];
    return bytes;
  }

  function writeChunk(): void {
    const done = chunk.take();
    if (done === undefined) return;
    firstMicrosecond = Math.min(firstMicrosecond, done.firstMicrosecond);
    lastMicrosecond = Math.max(lastMicrosecond, done.lastMicrosecond);
    const packed = zstdCompressSync(done.bytes, QUICK);
    const times = [time(done.firstMicrosecond), time(done.lastMicrosecond)];
    const start = position;
    write(
      record(
        OPCODE.chunk,
        ...times,
        u64(done.bytes.length),
        u32(crc32(done.bytes)),
        sized("zstd"),
        u64(packed.length),
        packed,
      ),
    );
    const length = position - start;
    const places = [...done.indexes].map(([channelId, index]) => {
      const at = position;
      write(index);
      return [u16(channelId), u64(at)] as const;
    });
    chunkIndexes.push(
      record(
        OPCODE.chunkIndex,
        ...times,
        u64(start),
        u64(length),
        pairs(places),
        u64(position - start - length),
        sized("zstd"),
        u64(packed.length),
        u64(done.bytes.length),
      ),
    );
  }

  function statistics(): Buffer {
    const all = [...counted.values()];
    const total = all.reduce((sum, { count }) => sum + count, 0);
    return record(
      OPCODE.statistics,
      u64(total),
      u16(channels.length),
      u32(channels.length),
      u32(0),
      u32(1),
      u32(chunkIndexes.length),
      time(total === 0 ? 0 : firstMicrosecond),
      time(total === 0 ? 0 : lastMicrosecond),
      pairs(all.map(({ id, count }) => [u16(id), u64(count)])),
    );
  }

  const schemas = channels.map(({ schema }, at) =>
    record(OPCODE.schema, u16(at + 1), sized(schema.title), sized("jsonschema"), sized(JSON.stringify(schema))),
  );
  const channelRecords = channels.map(({ topic }, at) =>
    record(OPCODE.channel, u16(at), u16(at + 1), sized(topic), sized("json"), pairs([])),
  );
  write(MAGIC);
  write(record(OPCODE.header, sized(""), sized("inchworm")));
  for (const bytes of [...schemas, ...channelRecords]) chunk.add(bytes);

  return {
    add(topic, atMs, text) {
      // Milliseconds since 1970 have no more than that in a double.
      const microsecond = Math.round(atMs * 1000);
      const channel = counted.get(topic);
      if (channel === undefined || !(microsecond >= 0 && microsecond <= LAST_MICROSECOND)) return;
      chunk.message(channel.id, channel.count++, microsecond, text);
      if (chunk.length >= CHUNK_BYTES) writeChunk();
    },
    take: () => (pieces.length > 0 ? taken() : undefined),
    end(metadata) {
      writeChunk();
      const metadataAt = position;
      const entries = [...metadata].map(([key, value]) => [sized(key), sized(value)] as const);
      write(record(OPCODE.metadata, sized(METADATA_NAME), pairs(entries)));
      const metadataIndex = record(
        OPCODE.metadataIndex,
        u64(metadataAt),
        u64(position - metadataAt),
        sized(METADATA_NAME),
      );
      write(record(OPCODE.dataEnd, u32(crc)));
      writeSummary([
        [OPCODE.schema, schemas],
        [OPCODE.channel, channelRecords],
        [OPCODE.statistics, [statistics()]],
        [OPCODE.metadataIndex, [metadataIndex]],
        [OPCODE.chunkIndex, chunkIndexes],
      ]);
      return taken();
    },
  };

  /** Groups of records of one kind, where each group begins, and the footer. */
  function writeSummary(groups: readonly (readonly [opcode: number, records: readonly Buffer[]])[]): void {
    const summaryAt = position;
    crc = 0;
    const offsets = groups.flatMap(([opcode, records]) => {
      const groupAt = position;
      for (const bytes of records) write(bytes);
      const length = position - groupAt;
      return length === 0 ? [] : [record(OPCODE.summaryOffset, u8(opcode), u64(groupAt), u64(length))];
    });
    const offsetsAt = position;
    for (const bytes of offsets) write(bytes);
    // The check sum covers the footer up to itself.
    const footer = record(OPCODE.footer, u64(summaryAt), u64(offsetsAt), u32(0));
    footer.writeUInt32LE(crc32(footer.subarray(0, -4), crc), footer.length - 4);
    write(footer);
    write(MAGIC);
  }
}
