// The rounds in which sessions that are over are packed, in fake time.
import { mkdir, readdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { InchwormError } from "#hub/errors.ts";
import { createTending } from "#hub/keeping/tending.ts";
import { KEEP_ALL } from "#shared/schema/keeping.ts";
import { openSessionStore, type SessionStore } from "#hub/session/store.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleSession, writeSession } from "#test/store/samples.ts";

const MINUTE_MS = 60_000;
const ROUND_MS = 60 * MINUTE_MS;
const LONG_AGO = sampleSession(0).id;
const NEWEST = sampleSession(1);
const STOPPED_MS = NEWEST.stoppedMs ?? 0;

beforeEach(() => {
  // Only the rounds: what they do is done by the real disk.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function setUp() {
  const dataDir = await scratchFolder();
  for (const day of [0, 1]) await writeSession(dataDir, sampleSession(day));
  const store = await openSessionStore({ dataDir });
  const told: InchwormError[] = [];
  let nowMs = STOPPED_MS + 10 * MINUTE_MS - 1;
  const begin = () => {
    const tending = createTending({
      store,
      remove: (id) => store.remove(id),
      keeping: () => KEEP_ALL,
      wallMs: () => nowMs,
      steadyMs: () => 0,
      clockCheck: async () => undefined,
      deleted: () => undefined,
      tell: (error) => told.push(error),
    });
    tending.begin();
    return tending.end;
  };
  return { store, told, begin, pass: (ms: number) => (nowMs += ms) };
}

const folderOf = (store: SessionStore, id: string) => dirname(store.journalPath(id));
const PACKED = ["journal.ndjson.gz", "session.json"];
const AS_WRITTEN = ["journal.ndjson", "session.json"];
const namesIn = async (folder: string) => (await readdir(folder)).toSorted();

test("a session is packed by the first round that finds it over for ten minutes, not before", async () => {
  const { store, told, begin, pass } = await setUp();
  const plain = await readFile(store.journalPath(NEWEST.id));
  const end = begin();
  // The newest is looked at first: once the other is packed, it has been left.
  await expect.poll(() => namesIn(folderOf(store, LONG_AGO))).toEqual(PACKED);
  expect(await namesIn(folderOf(store, NEWEST.id))).toEqual(AS_WRITTEN);
  pass(1);
  vi.advanceTimersByTime(ROUND_MS);
  await expect.poll(() => namesIn(folderOf(store, NEWEST.id))).toEqual(PACKED);
  expect(gunzipSync(await readFile(`${store.journalPath(NEWEST.id)}.gz`)).equals(plain)).toBe(true);
  expect(told).toEqual([]);
  await end();
  expect(vi.getTimerCount()).toBe(0);
});

test("one that runs is left, however long it runs", async () => {
  const { store, begin, pass } = await setUp();
  store.update({ ...NEWEST, state: "running" });
  pass(ROUND_MS);
  const end = begin();
  await expect.poll(() => namesIn(folderOf(store, LONG_AGO))).toEqual(PACKED);
  expect(await namesIn(folderOf(store, NEWEST.id))).toEqual(AS_WRITTEN);
  await end();
});

test("one that cannot be packed is told, stays as it is, and keeps no other from it", async () => {
  const { store, told, begin, pass } = await setUp();
  pass(1);
  // In the way of the packed file.
  await mkdir(`${store.journalPath(NEWEST.id)}.gz.new`);
  const before = await readFile(store.journalPath(NEWEST.id));
  const end = begin();
  await expect.poll(() => namesIn(folderOf(store, LONG_AGO))).toEqual(PACKED);
  expect(told.map(({ code }) => code)).toEqual(["FILE_UNWRITABLE"]);
  expect((await readFile(store.journalPath(NEWEST.id))).equals(before)).toBe(true);
  await end();
});
