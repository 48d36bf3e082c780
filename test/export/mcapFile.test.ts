// An MCAP file of ours under both readers of those who made the format: in its order, and by its summary and indexes.
import { zstdDecompressSync } from "node:zlib";

import { McapIndexedReader, McapStreamReader } from "@mcap/core";
import type { McapTypes } from "@mcap/core";
import { beforeAll, expect, test } from "vitest";

import { createMcapFile } from "#hub/export/mcap/file.ts";

const START_MS = 1_795_233_130_500.123;
const EACH = 20_000;
const LONG = "ü".repeat(700_000);
const decompressHandlers = { zstd: (data: Uint8Array) => zstdDecompressSync(data) };
const nsOf = (ms: number) => BigInt(Math.round(ms * 1000)) * 1000n;

const given: { topic: "/a" | "/b"; atMs: number; text: string }[] = [];
for (let i = 0; i < EACH; i++) {
  given.push({ topic: "/a", atMs: START_MS + i * 10.01, text: `{"a":${i}}` });
  // Behind the others in time.
  given.push({ topic: "/b", atMs: START_MS + i * 10.01 - 55.5, text: `{"words":"zwölf ${i} 🦔"}` });
}
given.push({ topic: "/b", atMs: START_MS, text: JSON.stringify(LONG) });

let bytes: Uint8Array;
let pieces = 0;

beforeAll(() => {
  const file = createMcapFile([
    { topic: "/a", schema: { title: "A" } },
    { topic: "/b", schema: { title: "B" } },
  ]);
  const parts: Uint8Array[] = [];
  for (const { topic, atMs, text } of given) {
    file.add(topic, atMs, text);
    const piece = file.take();
    if (piece !== undefined) parts.push(piece);
  }
  for (const atMs of [Number.NaN, -1, Infinity, 1e15]) file.add("/a", atMs, '"no such time"');
  parts.push(file.end(new Map([["größe", "50 kB"]])));
  pieces = parts.length;
  bytes = Buffer.concat(parts);
});

test("it comes in pieces while it is made", () => {
  expect(pieces).toBeGreaterThan(3);
});

test("read in its order: every message with its time and number, all check sums right", () => {
  const reader = new McapStreamReader({ validateCrcs: true, decompressHandlers });
  reader.append(bytes);
  const records: McapTypes.TypedMcapRecord[] = [];
  for (let record = reader.nextRecord(); record !== undefined; record = reader.nextRecord()) records.push(record);
  expect(reader.done()).toBe(true);
  const topics = new Map(records.flatMap((record) => (record.type === "Channel" ? [[record.id, record.topic]] : [])));
  const messages = records.filter((record) => record.type === "Message");
  expect(
    messages.map(({ channelId, logTime, publishTime, data }) => [
      topics.get(channelId),
      logTime,
      publishTime,
      new TextDecoder().decode(data),
    ]),
  ).toEqual(given.map(({ topic, atMs, text }) => [topic, nsOf(atMs), nsOf(atMs), text]));
  expect(messages.filter(({ channelId }) => topics.get(channelId) === "/a").map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: EACH }, (_, i) => i),
  );
});

test("read by its summary: statistics, metadata, and messages by time from the chunks that hold them", async () => {
  const reader = await McapIndexedReader.Initialize({
    readable: {
      size: async () => BigInt(bytes.length),
      read: async (offset, size) => bytes.subarray(Number(offset), Number(offset + size)),
    },
    decompressHandlers,
  });
  const times = given.map(({ atMs }) => nsOf(atMs)).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  expect(reader.statistics).toMatchObject({
    messageCount: BigInt(given.length),
    schemaCount: 2,
    channelCount: 2,
    metadataCount: 1,
    messageStartTime: times[0],
    messageEndTime: times.at(-1),
    channelMessageCounts: new Map([
      [0, BigInt(EACH)],
      [1, BigInt(EACH + 1)],
    ]),
  });
  expect(reader.chunkIndexes.length).toBe(reader.statistics?.chunkCount);
  expect(reader.chunkIndexes.length).toBeGreaterThan(3);
  expect([...reader.schemasById.values()].map(({ name }) => name)).toEqual(["A", "B"]);

  const from = nsOf(START_MS + 60_000);
  const until = nsOf(START_MS + 61_000);
  const read: bigint[] = [];
  for await (const { logTime } of reader.readMessages({ startTime: from, endTime: until })) read.push(logTime);
  expect(read).toEqual(times.filter((time) => time >= from && time <= until));
  expect(read.length).toBeGreaterThan(150);

  const metadata: [string, string][] = [];
  for await (const { name, metadata: pairs } of reader.readMetadata()) {
    expect(name).toBe("inchworm");
    metadata.push(...pairs);
  }
  expect(metadata).toEqual([["größe", "50 kB"]]);
});

test("a file without a message is whole too", async () => {
  const empty = createMcapFile([{ topic: "/a", schema: { title: "A" } }]).end(new Map());
  const reader = await McapIndexedReader.Initialize({
    readable: {
      size: async () => BigInt(empty.length),
      read: async (offset, size) => empty.subarray(Number(offset), Number(offset + size)),
    },
  });
  expect(reader.statistics).toMatchObject({ messageCount: 0n, chunkCount: 0, messageStartTime: 0n });
});
