// The rounds in which sessions grow old: one worker, which neither loses a line nor writes on when the hub is gone.
import { readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { expect, test, vi } from "vitest";

import { createTending, type TendingOptions } from "#hub/keeping/tending.ts";
import { openRecording } from "#hub/recording/reader.ts";
import { sessionFiles } from "#hub/session/files.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { KEEP_ALL } from "#shared/schema/keeping.ts";
import { runHub } from "#test/hub/runningHub.ts";
import { all, sampleFrame } from "#test/recording/samples.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleLines, sampleSession, START_MS, writeSession } from "#test/store/samples.ts";

const DAY_MS = 86_400_000;
const NOW_MS = START_MS + 100 * DAY_MS;
const OLD = sampleSession(0);

/** A folder with one old session as it was written, long enough that taking its samples out takes a while. */
async function oldSession(): Promise<string> {
  const dataDir = await scratchFolder();
  const frames = Array.from({ length: 20_000 }, (_, at) => ({ k: "frame", ...sampleFrame(at) }));
  const [header = {}, ...rest] = sampleLines(OLD);
  await writeSession(dataDir, OLD, [header, ...frames, ...rest]);
  await writeFile(join(dataDir, "clock.json"), JSON.stringify({ seenMs: NOW_MS - DAY_MS }));
  return dataDir;
}

test("a hub that finds an old session as it was written takes out the samples, and nothing else is lost", async () => {
  const dataDir = await oldSession();
  await writeFile(join(dataDir, "keeping.json"), JSON.stringify({ samplesDays: 30, sessionsDays: null }));
  const { hub, reports } = await runHub({ links: [], dataDir, wallMs: () => NOW_MS });
  const { journal, folder } = sessionFiles(dataDir, OLD.id);
  await expect.poll(() => reports, { timeout: 10_000 }).toContain("sessions KEPT_AS_CHOSEN");
  await hub.stop();
  expect(reports).toEqual(["sessions KEPT_AS_CHOSEN"]);
  expect((await readdir(folder)).toSorted()).toEqual(["journal.ndjson.gz", "session.json"]);
  const recording = await openRecording(journal);
  const kinds = (await all(recording.lines)).map(({ k }) => k);
  expect(recording.report).toMatchObject({ badLines: 0, truncated: false });
  const kept = sampleLines(OLD).flatMap((line) => ("k" in line && line.k !== "frame" ? [line.k] : []));
  expect(kinds).toEqual(["thinned", ...kept]);
});

test("a choice is answered once it is kept, and what is older goes beside", async () => {
  const dataDir = await oldSession();
  const { hub, reports, ask } = await runHub({ links: [], dataDir, wallMs: () => NOW_MS });
  // The first round is over.
  await expect
    .poll(() => readdir(sessionFiles(dataDir, OLD.id).folder), { timeout: 10_000 })
    .not.toContain("journal.ndjson");
  const choice = { samplesDays: 30, sessionsDays: null };
  expect(await ask("PUT", "/api/keeping", choice)).toEqual({ status: 200, body: choice });
  expect(reports).toEqual([]);
  await expect.poll(() => reports, { timeout: 10_000 }).toEqual(["sessions KEPT_AS_CHOSEN"]);
  await hub.stop();
});

async function tended(changes: Partial<TendingOptions> = {}) {
  const dataDir = await scratchFolder();
  for (const day of [0, 1]) await writeSession(dataDir, sampleSession(day));
  const store = await openSessionStore({ dataDir });
  const told: string[] = [];
  const tending = createTending({
    store,
    remove: (id) => store.remove(id),
    keeping: () => KEEP_ALL,
    wallMs: () => NOW_MS,
    steadyMs: () => 0,
    clockCheck: async () => undefined,
    deleted: ({ sessions, samples }) => told.push(`${sessions} sessions, ${samples} samples`),
    tell: ({ code }) => told.push(code),
    ...changes,
  });
  const filesOf = async (day: number) => readdir(dirname(store.journalPath(sampleSession(day).id)));
  return { tending, told, store, filesOf, dataDir };
}

test("the end waits for what is being done, and begins nothing more", async () => {
  const removing = Promise.withResolvers<void>();
  const remove = vi.fn<() => Promise<void>>(() => removing.promise);
  const { tending, filesOf } = await tended({ remove, keeping: () => ({ samplesDays: null, sessionsDays: 30 }) });
  tending.begin();
  await expect.poll(() => remove.mock.calls.length).toBe(1);
  let ended = false;
  const end = tending.end().then(() => (ended = true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ended).toBe(false);
  removing.resolve();
  await end;
  expect(remove).toHaveBeenCalledTimes(1);
  expect((await filesOf(1)).toSorted()).toEqual(["journal.ndjson", "session.json"]);
});

test("nothing is done before it begins, nor after its end", async () => {
  const { tending, filesOf } = await tended();
  await tending.round();
  expect((await filesOf(0)).toSorted()).toEqual(["journal.ndjson", "session.json"]);
  await tending.end();
  tending.begin();
  await tending.round();
  expect((await filesOf(0)).toSorted()).toEqual(["journal.ndjson", "session.json"]);
});

test("what was recorded in this run is no older than the run, whatever the clock says", async () => {
  let steadyMs = 5000;
  const keeping = { samplesDays: null, sessionsDays: 30 };
  const { tending, store, dataDir } = await tended({ steadyMs: () => steadyMs, keeping: () => keeping });
  const added = sampleSession(2);
  await writeSession(dataDir, added);
  const { list } = await openSessionStore({ dataDir });
  const now = list();
  store.list = () => now;
  const ids = [1, 0].map((day) => sampleSession(day).id);
  expect(tending.due(keeping).sessions).toEqual(ids);
  steadyMs += 30 * DAY_MS;
  expect(tending.due(keeping).sessions).toEqual(ids);
  steadyMs += 1;
  expect(tending.due(keeping).sessions).toEqual([added.id, ...ids]);
});

test("while the clock is in doubt nothing is deleted, which is told once; packing goes on", async () => {
  const keeping = () => ({ samplesDays: 30, sessionsDays: null });
  const { tending, told, filesOf, store } = await tended({ keeping, clockCheck: async () => "it was, it is" });
  tending.begin();
  await tending.round();
  await tending.end();
  expect(told).toEqual(["CLOCK_JUMPED"]);
  expect((await filesOf(0)).toSorted()).toEqual(["journal.ndjson.gz", "session.json"]);
  expect(store.list().map(({ samplesDeletedMs }) => samplesDeletedMs)).toEqual([undefined, undefined]);
});

test("what cannot be done is told once, not every hour; a recording that is gone is nothing to tell", async () => {
  const keeping = { samplesDays: 30, sessionsDays: null };
  const { tending, told, store } = await tended({ keeping: () => keeping });
  await writeFile(store.journalPath(sampleSession(0).id), "no recording\n");
  await rm(store.journalPath(sampleSession(1).id));
  tending.begin();
  await tending.round();
  await tending.round();
  await tending.end();
  expect(told).toEqual(["BAD_RECORDING"]);
  expect(store.list().map(({ samplesDeletedMs }) => samplesDeletedMs)).toEqual([undefined, undefined]);
});

test("a choice that is taken back while sessions go lets the others stay", async () => {
  let sessionsDays: number | null = 30;
  const { tending, store } = await tended({
    keeping: () => ({ samplesDays: null, sessionsDays }),
    async remove(id) {
      sessionsDays = null;
      await store.remove(id);
    },
  });
  tending.begin();
  await tending.round();
  await tending.end();
  expect(store.list().map(({ id }) => id)).toEqual([sampleSession(0).id]);
});
