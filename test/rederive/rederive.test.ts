// What a session adds up to live is what its journal gives again; a crash costs what had not been written, and no more.
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import type { InchwormError } from "#hub/errors.ts";
import { rederiveRecovered } from "#hub/rederive/afterCrash.ts";
import { rederive } from "#hub/rederive/rederive.ts";
import { NO_SUMS } from "#hub/session/summary.ts";
import { openSessionStore } from "#hub/session/store.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import type { SessionSummary } from "#shared/schema/session.ts";
import { remove, simulateSession, type SimulatedSession } from "#test/export/simulatedSession.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

const NOW_MS = Date.UTC(2026, 10, 27);

const anew = async (journalPath: string, session: SessionSummary) =>
  rederive({
    journalPath,
    session,
    createCore: createPipeline,
    coreVersion: "9.9.9",
    nowMs: NOW_MS,
  });

let dataDir = "";
let live: SimulatedSession;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "inchworm-rederive-"));
  live = await simulateSession({
    dataDir,
    scenario: "post-run",
    beforeS: 4,
    sessionS: 70,
    during: { 40: (line) => void line.select({ muscle: "calf", side: "left", mode: "deep" }) },
  });
});

afterAll(() => remove(dataDir));

test("a session adds up to the same from its journal: doses, strokes and holds, muscle by muscle", async () => {
  const { session, journalPath } = live;
  expect(session).toMatchObject({ areas: [{ muscle: "quadriceps" }, { muscle: "calf" }] });
  expect(session.strokes).toBeGreaterThan(2);
  expect(session.holds).toBeGreaterThan(0);
  const { recomputed, coreVersion, ...found } = await anew(journalPath, session);
  expect(found).toEqual(session);
  expect(coreVersion).toBe("9.9.9");
  const written = (await readFile(journalPath, "utf8")).split("\n").filter((line) => line.startsWith('{"k":"hold"'));
  expect(recomputed?.holds.map(({ startMs, endMs, countedMs }) => ({ k: "hold", startMs, endMs, countedMs }))).toEqual(
    written.map((line) => JSON.parse(line) as unknown),
  );
});

test("another roller under the same name ends what the one before held, live and worked out anew", async () => {
  const folder = await scratchFolder();
  const swapped = await simulateSession({
    dataDir: folder,
    scenario: "post-run",
    beforeS: 4,
    sessionS: 70,
    during: Object.fromEntries(
      [8, 16, 24, 32, 40, 48, 56, 64].map((atS) => [
        atS,
        (_line: unknown, tell: (id: string) => void) => tell(`device-${atS}`),
      ]),
    ),
  });
  const { recomputed: _anew, coreVersion: _version, ...found } = await anew(swapped.journalPath, swapped.session);
  expect(found).toEqual(swapped.session);
});

/** As a crash leaves it: nothing was ever stopped, saved or judged but raw frames and what the person did. */
async function crashed(spoil: (journal: string) => string) {
  const folder = await scratchFolder();
  await cp(dataDir, folder, { recursive: true });
  const { id } = live.session;
  const session = join(folder, "sessions", id, "session.json");
  const { areas: _a, meanForceN: _m, stoppedMs: _s, ...before } = live.session;
  await writeFile(session, JSON.stringify({ ...before, ...NO_SUMS, state: "running", note: "said meanwhile" }));
  const journal = join(folder, "sessions", id, "journal.ndjson");
  const text = await readFile(journal, "utf8");
  const judged = /^\{"k":"(hold|cue|prompt|spot)".*\n|^\{"k":"session","event":"stop".*\n/gm;
  await writeFile(journal, spoil(text.replaceAll(judged, "")));
  return { id, ...(await recover(folder)) };
}

async function recover(folder: string) {
  const store = await openSessionStore({ dataDir: folder, coreVersion: "9.9.9" });
  const told: InchwormError[] = [];
  const tell = (error: InchwormError) => void told.push(error);
  const about = { store, coreVersion: "9.9.9", wallMs: () => NOW_MS, isOver: () => false, tell };
  await rederiveRecovered({ ...about, rederive: (job) => anew(job.journalPath, job.session) });
  return { store, told, again: () => recover(folder) };
}

test("after a crash it adds up to what it would have been, once, and says so", async () => {
  const { id, store, told, again } = await crashed((journal) => `${journal}{"k":"frame","rxMs":18`);
  const { stoppedMs: _stopped, state: _state, ...numbers } = live.session;
  expect(store.get(id)).toMatchObject({ ...numbers, coreVersion: "9.9.9", state: "recovered", note: "said meanwhile" });
  expect(store.get(id).unread).toBeUndefined();
  expect(told.map(({ code, detail }) => `${code} ${detail}`)).toEqual(["SESSION_RECOVERED 70 s of it are kept."]);
  const second = await again();
  expect(second.told).toEqual([]);
  expect(second.store.get(id)).toEqual(store.get(id));
});

test("lines that are damaged are left out, counted, kept with the session and told; the rest adds up", async () => {
  const half = (journal: string) => journal.indexOf("\n", journal.length / 2) + 1;
  const { id, store, told } = await crashed(
    (journal) => `${journal.slice(0, half(journal))}\0\0\0\0\n{"k":"frame","rxMs":1}\n${journal.slice(half(journal))}`,
  );
  const { contactMs, strokes } = live.session;
  expect(store.get(id)).toMatchObject({ contactMs, strokes, unread: { lines: 2 } });
  expect(told.map(({ code }) => code)).toEqual(["SESSION_RECOVERED", "JOURNAL_DAMAGED"]);
  expect(told[1]?.detail).toContain("2 lines");
});
