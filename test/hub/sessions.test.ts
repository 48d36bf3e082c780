// Sessions on a running hub: whose they are, what is said about them, pages of them, and that deleted is deleted.
import { access, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";

import { Proposal } from "#shared/schema/plan.ts";
import { Profile } from "#shared/schema/profile.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import { fakeLink } from "#test/hub/fakeLink.ts";
import { resetBehaviour } from "#test/hub/fakePipeline.ts";
import { answerScreening, runHub, temporaryFolder, type RunningHub } from "#test/hub/runningHub.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningHub | undefined;
beforeEach(async () => {
  resetBehaviour();
  folder = await temporaryFolder();
});
afterEach(async () => {
  await running?.hub.stop();
  running = undefined;
  await folder.remove();
});

async function start() {
  // A real one: what is rolled on a simulated one is nobody's past.
  const roller = fakeLink("ble:one", false);
  running = await runHub({ links: [roller.link], dataDir: folder.path });
  roller.connect();
  const { ask, hub, reports } = running;
  await answerScreening(running);
  const person = async (name: string, details: object = {}) => {
    const { id } = Profile.parse((await ask("POST", "/api/profiles", { name, bodyWeightKg: 60, ...details })).body);
    await ask("PUT", "/api/rollers/ble-one/profile", { profileId: id });
    await answerScreening({ ask });
    return id;
  };
  const begin = async () => SessionSummary.parse((await ask("POST", "/api/sessions")).body);
  const session = async () => {
    const { id } = await begin();
    roller.stream(100);
    return SessionSummary.parse((await ask("POST", `/api/sessions/${id}/stop`)).body);
  };
  const list = async (query = "") => z.array(SessionSummary).parse((await ask("GET", `/api/sessions${query}`)).body);
  return { ...roller, ask, hub, reports, person, begin, session, list };
}

function rowsOf(table: string): Record<string, unknown>[] {
  const db = new DatabaseSync(join(folder.path, "inchworm.db"), { readOnly: true });
  const rows = db.prepare(`select * from ${table}`).all();
  db.close();
  return rows;
}

test("a session knows whose it is, its day and phase, and what was worked on", async () => {
  const { ask, person, begin, stream, list } = await start();
  const ada = await person("Ada", { phase: "hills" });
  const { id } = await begin();
  await ask("PUT", "/api/rollers/ble-one/selection", { muscle: "calf", side: "left", mode: "deep" });
  stream(400);
  const said = { note: "tight after the stairs", phase: "race", discomfortBefore: 5 };
  expect(await ask("PATCH", `/api/sessions/${id}`, said)).toMatchObject({ status: 200, body: { id, ...said } });
  stream(200);
  await ask("POST", `/api/sessions/${id}/stop`);
  const [kept] = await list();
  const areas = [{ muscle: "calf", side: "left" }];
  expect(kept).toMatchObject({ personId: ada, coreVersion: "1.2.3", ...said, areas });
  expect(kept?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(await ask("PATCH", `/api/sessions/${id}`, { note: null, phase: "rest", discomfortAfter: 2 })).toMatchObject({
    body: { phase: "rest", discomfortBefore: 5, discomfortAfter: 2 },
  });
  const file = await readFile(join(folder.path, "sessions", id, "session.json"), "utf8");
  expect(file).not.toContain("stairs");
  await running?.hub.stop();
  running = undefined;
  expect(rowsOf("sessions")).toMatchObject([{ id, person_id: ada, phase: "rest", note: null, discomfort_after: 2 }]);
});

test("what is too long, unknown or out of range is refused and changes nothing", async () => {
  const { ask, session } = await start();
  const before = await session();
  for (const [about, change] of [
    ["note", { note: "x".repeat(501) }],
    ["phase", { phase: "moon" }],
    ["discomfortAfter", { discomfortAfter: 11 }],
    ["discomfortAfter", { discomfortAfter: 2.5 }],
    ["personId", { personId: "0123456789ab" }],
    ["spotNotes", { spotNotes: { "spot-1": "x".repeat(501) } }],
    ["spotNotes", { spotNotes: { ["x".repeat(33)]: "too long a name" } }],
  ] as const)
    expect(await ask("PATCH", `/api/sessions/${before.id}`, change)).toMatchObject({
      status: 400,
      body: { code: "BAD_REQUEST", message: expect.stringContaining(about) },
    });
  expect(await ask("PATCH", `/api/sessions/${before.id}`, { note: "turned \u202E around" })).toMatchObject({
    status: 400,
    body: { code: "TEXT_NOT_PLAIN" },
  });
  expect((await ask("GET", `/api/sessions/${before.id}`)).body).toEqual(before);
});

test("sessions come in pages, and a person's alone", async () => {
  const { ask, person, session, list } = await start();
  const nobodys = await session();
  const ada = await person("Ada");
  const hers = [await session(), await session()];
  const newest = [...hers, nobodys]
    .map(({ id }) => id)
    .toSorted()
    .toReversed();
  expect((await list()).map(({ id }) => id)).toEqual(newest);
  expect((await list("?limit=2")).map(({ id }) => id)).toEqual(newest.slice(0, 2));
  expect((await list(`?before=${newest[1]}`)).map(({ id }) => id)).toEqual(newest.slice(2));
  expect((await list(`?person=${ada}`)).map(({ id }) => id).toSorted()).toEqual(hers.map(({ id }) => id).toSorted());
  expect(await list("?person=none")).toEqual([]);
  for (const query of ["limit=0", "limit=501", "limit=x", "person=ada"])
    expect(await ask("GET", `/api/sessions?${query}`)).toMatchObject({ status: 400, body: { code: "BAD_REQUEST" } });
});

test("a deleted session is gone: files, list, rows, and what the person rolled", async () => {
  const { ask, person, session, begin, stream, list } = await start();
  const ada = await person("Ada");
  const [gone, kept] = [await session(), await session()];
  await begin();
  stream(100);
  const live = (await list()).find(({ state }) => state === "running");
  expect(await ask("DELETE", `/api/sessions/${live?.id}`)).toMatchObject({
    status: 409,
    body: { code: "SESSION_RUNNING" },
  });
  expect(await ask("DELETE", `/api/sessions/${gone.id}`)).toMatchObject({ status: 204 });
  expect(await ask("GET", `/api/sessions/${gone.id}`)).toMatchObject({ status: 404 });
  expect(await ask("DELETE", `/api/sessions/${gone.id}`)).toMatchObject({ status: 404 });
  expect(await readdir(join(folder.path, "sessions"))).not.toContainEqual(expect.stringContaining(gone.id));
  const { rolled } = Profile.parse((await ask("GET", `/api/profiles/${ada}`)).body);
  expect(rolled.map(({ sessionId }) => sessionId)).toEqual([kept.id]);
  await running?.hub.stop();
  running = undefined;
  expect(rowsOf("sessions").map(({ id }) => id)).toEqual(expect.not.arrayContaining([gone.id]));
  expect(rowsOf("doses").map(({ session_id: of }) => of)).toContain(kept.id);
});

test("whoever deletes a person says what becomes of their sessions", async () => {
  const { ask, person, session, begin, list } = await start();
  const [ada, ben] = [await person("Ada"), await person("Ben")];
  const bens = await session();
  await ask("PUT", "/api/rollers/ble-one/profile", { profileId: ada });
  const adas = await session();
  const refused = { status: 409, body: { code: "PERSON_HAS_SESSIONS", message: expect.stringContaining("one") } };
  expect(await ask("DELETE", `/api/profiles/${ada}`)).toMatchObject(refused);
  expect(await ask("DELETE", `/api/profiles/${ada}?sessions=burn`)).toMatchObject({ status: 400 });
  const { id } = await begin();
  expect(await ask("DELETE", `/api/profiles/${ada}?sessions=keep`)).toMatchObject({
    status: 409,
    body: { code: "SESSION_RUNNING" },
  });
  await ask("POST", `/api/sessions/${id}/stop`);
  expect(await ask("DELETE", `/api/profiles/${ada}?sessions=keep`)).toMatchObject({ status: 200 });
  expect(await list("?person=none")).toHaveLength(2);
  expect(await readFile(join(folder.path, "sessions", adas.id, "session.json"), "utf8")).not.toContain(ada);
  expect(await readFile(join(folder.path, "sessions", adas.id, "journal.ndjson"), "utf8")).not.toContain(ada);
  expect(await ask("DELETE", `/api/profiles/${ben}?sessions=delete`)).toMatchObject({ status: 200 });
  await expect(access(join(folder.path, "sessions", bens.id))).rejects.toThrow("ENOENT");
});

test("tender spots of one session are in the journal, come first in the plan, and are there in the next session", async () => {
  const { ask, person, begin, stream, hub } = await start();
  const ada = await person("Ada", { phase: "speed" });
  const { id } = await begin();
  stream(400);
  const [line] = hub.lines;
  line?.mark({ mark: "kneeEnd" });
  stream(200);
  line?.mark({ mark: "tenderSpot" });
  stream(600);
  line?.mark({ mark: "discomfort", value: 7 });
  line?.mark({ mark: "knownPain", value: 1 });
  stream(200);
  await ask("POST", `/api/sessions/${id}/stop`);
  const area = { muscle: "quadriceps", side: "right" };
  await vi.waitFor(async () =>
    expect((await ask("GET", `/api/profiles/${ada}/journal`)).body).toMatchObject({
      entries: [{ ...area, sessionId: id, discomfortBefore: 7, forceBeforeN: 200, knownPain: true, phase: "speed" }],
    }),
  );
  expect(await ask("GET", `/api/profiles/${ada}/history`)).toMatchObject({ body: { total: { sessions: 1 } } });
  expect(await ask("GET", `/api/profiles/${ada}/spots`)).toMatchObject({ status: 200, body: [] });
  expect(await ask("GET", `/api/profiles/${ada}/spots?times=1`)).toMatchObject({ body: [{ ...area, state: "open" }] });
  expect(await ask("GET", "/api/profiles/ffffffffffff/history")).toMatchObject({ status: 404 });
  const { reasons } = Proposal.parse((await ask("GET", `/api/profiles/${ada}/plan?date=2099-01-01`)).body);
  expect(reasons.map(({ says }) => says)).toContain("Quadriceps first: a spot there brings on your knee pain.");

  const note = (spotNotes: object) => ask("PATCH", `/api/sessions/${id}`, { spotNotes });
  await note({ "spot-1": "a hand above the kneecap", "spot-9": "nobody's" });
  expect(await note({ "spot-9": null })).toMatchObject({
    body: { spotNotes: { "spot-1": "a hand above the kneecap" }, phase: "speed" },
  });
  await vi.waitFor(async () =>
    expect((await ask("GET", `/api/profiles/${ada}/journal`)).body).toMatchObject({
      entries: [{ spotNote: "a hand above the kneecap" }],
    }),
  );
  expect(SessionSummary.parse((await note({ "spot-1": "" })).body).spotNotes).toBeUndefined();

  const next = await begin();
  stream(100);
  await ask("POST", `/api/sessions/${next.id}/stop`);
  const journal = await readFile(join(folder.path, "sessions", next.id, "journal.ndjson"), "utf8");
  expect(journal).toMatch(/"k":"spot".*"id":"earlier-1".*"how":"earlier"/);
});

test("where no database can be, sessions are kept and listed all the same", async () => {
  await mkdir(join(folder.path, "inchworm.db"));
  const { session, list, reports } = await start();
  const { id } = await session();
  expect((await list()).map((one) => one.id)).toEqual([id]);
  expect(reports.filter((report) => report.startsWith("store"))).toEqual(["store STORE_UNAVAILABLE"]);
});
