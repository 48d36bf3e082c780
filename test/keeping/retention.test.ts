// What is older than chosen goes, and nothing else: raw samples alone, or whole sessions.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { expect, test } from "vitest";

import { openSource } from "#hub/export/source.ts";
import { openKeepingChoice } from "#hub/keeping/choice.ts";
import { packJournal } from "#hub/keeping/pack.ts";
import { dueOf } from "#hub/keeping/retention.ts";
import { createTending } from "#hub/keeping/tending.ts";
import { thinJournal } from "#hub/keeping/thin.ts";
import { keptAsChosen } from "#hub/keptAsChosen.ts";
import { writeAtomically } from "#hub/atomicFile.ts";
import { rederive } from "#hub/rederive/rederive.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { readFacts } from "#hub/store/facts.ts";
import { german } from "#shared/domain/sentences/german.ts";
import { KEEP_ALL } from "#shared/schema/keeping.ts";
import { simulateSession } from "#test/export/simulatedSession.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { sampleSession, START_MS, writeSession } from "#test/store/samples.ts";

const DAY_MS = 86_400_000;
const NOW_MS = START_MS + 100 * DAY_MS;
const idOf = (day: number) => sampleSession(day).id;

test("what is due: by age, never what runs or came in lately, nor samples from which something is still to be worked out", () => {
  const list = [
    sampleSession(0),
    sampleSession(1, { state: "running" }),
    sampleSession(2, { state: "recovered" }),
    sampleSession(3, { state: "recovered", recomputed: { atMs: 0, holds: [] } }),
    sampleSession(4, { importedMs: NOW_MS - DAY_MS }),
    sampleSession(5, { samplesDeletedMs: 1 }),
    sampleSession(95),
    sampleSession(6, { startedMs: 1000, stoppedMs: 700_000 }),
  ];
  const all = [0, 2, 3, 5].map(idOf);
  expect(dueOf(list, KEEP_ALL, NOW_MS)).toEqual({ samples: [], sessions: [] });
  expect(dueOf(list, { samplesDays: null, sessionsDays: 30 }, NOW_MS)).toEqual({ samples: [], sessions: all });
  expect(dueOf(list, { samplesDays: 30, sessionsDays: null }, NOW_MS)).toEqual({
    samples: [0, 3].map(idOf),
    sessions: [],
  });
  expect(dueOf(list, { samplesDays: 7, sessionsDays: 98 }, NOW_MS)).toEqual({
    samples: [idOf(3)],
    sessions: [idOf(0)],
  });
  // The very moment is not over yet.
  const { stoppedMs = 0 } = sampleSession(0);
  expect(dueOf([sampleSession(0)], { samplesDays: 30, sessionsDays: null }, stoppedMs + 30 * DAY_MS).samples).toEqual(
    [],
  );
});

test.each(["plain", "packed"])("samples go, all that was made of them stays (%s)", async (how) => {
  const dataDir = await scratchFolder();
  const { session, journalPath } = await simulateSession({
    dataDir,
    scenario: "post-run",
    beforeS: 3,
    sessionS: 60,
    during: { 20: (line) => void line.select({ muscle: "calf", side: "left", mode: "deep" }) },
  });
  const facts = await readFacts(journalPath);
  expect(facts.holds.length + facts.cues.length).toBeGreaterThan(1);
  if (how === "packed") await packJournal(journalPath);
  await thinJournal(journalPath, NOW_MS);
  expect(await readFacts(journalPath)).toEqual(facts);
  expect((await readdir(join(dataDir, "sessions", session.id))).toSorted()).toEqual([
    "journal.ndjson.gz",
    "session.json",
  ]);
  const text = gunzipSync(await readFile(`${journalPath}.gz`)).toString("utf8");
  expect(text).not.toContain('"k":"frame"');
  expect(text.split("\n")[1]).toBe(JSON.stringify({ k: "thinned", tMs: NOW_MS }));
  // Cut short before it was marked: the next round does the same again.
  await thinJournal(journalPath, NOW_MS);
  expect(gunzipSync(await readFile(`${journalPath}.gz`)).toString("utf8")).toBe(text);
});

test("a round deletes what is due, says so, and leaves the rest; what needs samples says they are gone", async () => {
  const dataDir = await scratchFolder();
  for (const day of [0, 60, 99]) await writeSession(dataDir, sampleSession(day));
  const store = await openSessionStore({ dataDir });
  const told: string[] = [];
  const inGerman: (string | undefined)[] = [];
  const wait = { samplesDays: 30, sessionsDays: 90 };
  const tending = createTending({
    store,
    remove: (id) => store.remove(id),
    keeping: () => wait,
    wallMs: () => NOW_MS,
    steadyMs: () => 0,
    clockCheck: async () => undefined,
    tell: ({ code }) => told.push(code),
    deleted(much) {
      const { code, detail, told: sentences } = keptAsChosen(much);
      told.push(`${code} ${detail}`);
      inGerman.push(german.tell(sentences));
    },
  });
  tending.begin();
  await tending.round();
  await tending.end();
  expect(told).toEqual(["KEPT_AS_CHOSEN 1 whole session. The raw samples of 1 session."]);
  expect(inGerman).toEqual(["1 ganze Einheit. Die Rohwerte von 1 Einheit."]);
  const { list } = await openSessionStore({ dataDir });
  expect(list().map(({ id, samplesDeletedMs }) => [id, samplesDeletedMs])).toEqual([
    [idOf(99), undefined],
    [idOf(60), NOW_MS],
  ]);
  const session = store.get(idOf(60));
  const { samplesDeletedMs: _gone, ...sums } = session;
  expect(sums).toEqual(sampleSession(60));
  const about = { journalPath: store.journalPath(session.id), session, createCore: createPipeline };
  await expect(openSource(about)).rejects.toMatchObject({ code: "SAMPLES_DELETED" });
  const anew = { ...about, coreVersion: "9", nowMs: NOW_MS };
  await expect(rederive(anew)).rejects.toMatchObject({ code: "SAMPLES_DELETED" });
});

test("the choice is kept; a file that is no choice keeps everything and is told", async () => {
  const dataDir = await scratchFolder();
  const opened = await openKeepingChoice({ dataDir, write: writeAtomically });
  expect(opened.choice.get()).toEqual(KEEP_ALL);
  await opened.choice.put({ samplesDays: 30, sessionsDays: null });
  const again = await openKeepingChoice({ dataDir, write: writeAtomically });
  expect(again.choice.get()).toEqual({ samplesDays: 30, sessionsDays: null });
  await writeAtomically(join(dataDir, "keeping.json"), '{"samplesDays":0,"sessionsDays":null}');
  const bad = await openKeepingChoice({ dataDir, write: writeAtomically });
  expect(bad.choice.get()).toEqual(KEEP_ALL);
  expect(bad.fault).toMatchObject({ code: "SETTINGS_UNREADABLE" });
  const full = { dataDir, write: () => Promise.reject(new Error("ENOSPC")) };
  const { choice } = await openKeepingChoice(full);
  await expect(choice.put({ samplesDays: 7, sessionsDays: 7 })).rejects.toMatchObject({ code: "FILE_UNWRITABLE" });
  expect(choice.get()).toEqual(KEEP_ALL);
});
