// A session as MCAP for Foxglove, Lichtblick and ROS tools: raw frames, ticks and events as JSON with their schemas.
import { constants, zstdCompressSync } from "node:zlib";

import { McapWriter } from "@mcap/core";

import { aboutRows } from "#hub/export/aboutRows.ts";
import { tickLine } from "#hub/export/featureLines.ts";
import { MCAP_CHANNELS } from "#hub/export/mcapSchemas.ts";
import type { McapTopic } from "#hub/export/mcapSchemas.ts";
import type { ExportSource } from "#hub/export/source.ts";
import { frameText } from "#hub/recording/lines.ts";

const QUICK = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
type Message = Parameters<McapWriter["addMessage"]>[0];
const CHUNK_BYTES = 512 * 1024;

/** The source has to bring its frames along. */
export async function* mcapBytes(source: ExportSource): AsyncGenerator<Uint8Array, void> {
  let pieces: Uint8Array[] = [];
  let position = 0n;
  const mcap = new McapWriter({
    chunkSize: CHUNK_BYTES,
    compressChunk: (data) => ({ compression: "zstd", compressedData: zstdCompressSync(data, QUICK) }),
    writable: {
      // The writer uses its buffer again.
      async write(bytes) {
        pieces.push(bytes.slice());
        position += BigInt(bytes.length);
      },
      position: () => position,
    },
  });
  await mcap.start({ profile: "", library: "inchworm" });
  const channels = new Map<McapTopic, { readonly id: number; sequence: number }>();
  const encoder = new TextEncoder();
  for (const { topic, schema } of MCAP_CHANNELS) {
    const schemaId = await mcap.registerSchema({
      name: schema.title,
      encoding: "jsonschema",
      data: encoder.encode(JSON.stringify(schema)),
    });
    const metadata = new Map<string, string>();
    const id = await mcap.registerChannel({ topic, schemaId, messageEncoding: "json", metadata });
    channels.set(topic, { id, sequence: 0 });
  }

  /** Undefined: there is no such time in the format. */
  function message(topic: McapTopic, atMs: number, data: Uint8Array): Message | undefined {
    const channel = channels.get(topic);
    if (channel === undefined || !(atMs >= 0)) return undefined;
    const logTime = nanoseconds(atMs);
    return { channelId: channel.id, sequence: channel.sequence++, logTime, publishTime: logTime, data };
  }

  function taken(): Uint8Array {
    const bytes = Buffer.concat(pieces);
    pieces = [];
    return bytes;
  }

  for await (const { frames, ticks, happenings } of source.batches) {
    const messages = [
      ...frames.map((frame) => message("/raw/frame", frame.rxMs, plain(frameText(frame)))),
      ...ticks.map((tick) => message("/tick", tick.tMs, plain(tickLine(tick)))),
      ...happenings.map(({ startMs, line }) => message("/event", startMs, encoder.encode(line))),
    ];
    for (const one of messages) if (one !== undefined) await mcap.addMessage(one);
    if (pieces.length > 0) yield taken();
  }
  const rows = aboutRows(source).map(([path, value]) => [path, String(value)] as const);
  await mcap.addMetadata({ name: "inchworm", metadata: new Map(rows) });
  await mcap.end();
  yield taken();
}

/** Text that holds no letters but ASCII: numbers and our own words. */
function plain(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

/** Whole microseconds: milliseconds since 1970 have no more than that in a double. */
function nanoseconds(ms: number): bigint {
  return BigInt(Math.round(ms * 1000)) * 1000n;
}
