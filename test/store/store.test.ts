// What the store keeps, the same on every database.
import { rm, writeFile } from "node:fs/promises";

import { CamelCasePlugin, Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import type { InchwormError } from "#hub/errors.ts";
import { openSessionStore, type SessionStore } from "#hub/session/store.ts";
import { recurringSpots } from "#hub/plan/recurringSpots.ts";
import { NO_FACTS } from "#hub/store/facts.ts";
import { historyOf } from "#hub/store/history.ts";
import { areaSessions, journalPage, spotsSince } from "#hub/store/journal.ts";
import { createKeeper, type Keeper } from "#hub/store/keeper.ts";
import { migrate } from "#hub/store/migrations/migrate.ts";
import { connect } from "#hub/store/open.ts";
import { sessionRows } from "#hub/store/rows.ts";
import { createStanding } from "#hub/store/standing.ts";
import type { Tables } from "#hub/store/tables.ts";
import type { CheckIn } from "#shared/schema/profile.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { dropTestSchemas, startDatabases, testDatabases } from "#test/store/databases.ts";
import { ADA, BEN, sampleLines, sampleSession, SPOT, START_MS, writeSession } from "#test/store/samples.ts";

const DATABASES = await testDatabases();
for (const { name, skip } of DATABASES) if (skip !== undefined) process.stdout.write(`${name} left out: ${skip}\n`);
beforeAll(startDatabases, 120_000);
afterAll(dropTestSchemas);

const CHECK_IN: CheckIn = {
  date: "2026-11-21",
  atMs: START_MS,
  soreness: 3,
  soreOverADay: false,
  bruised: true,
  kneePain: 2,
  flare: false,
  phase: "hills",
  note: "stairs; don't \\ run",
};

describe.each(DATABASES)("on $name", ({ kind, skip, open }) => {
  interface Scene {
    readonly dataDir: string;
    readonly db: Kysely<Tables>;
    readonly sessions: SessionStore;
    readonly keeper: Keeper;
    readonly failures: InchwormError[];
  }

  async function scene(dataDir: string): Promise<Scene> {
    const db = await connect(kind, await open());
    const sessions = await openSessionStore({ dataDir });
    const failures: InchwormError[] = [];
    const keeper = createKeeper({ db, sessions, failed: (error) => failures.push(error) });
    sessions.watch(keeper.touch);
    onTestFinished(() => keeper.close());
    await keeper.settled();
    return { dataDir, db, sessions, keeper, failures };
  }

  test.skipIf(skip)("a session is there with all that its files tell", async () => {
    const dataDir = await scratchFolder();
    const summary = sampleSession(0, { note: "it's “tight”\nsecond line", discomfortBefore: 6, programIds: ["deep"] });
    await writeSession(dataDir, summary);
    const { db, failures } = await scene(dataDir);
    expect(failures).toEqual([]);
    const { areas, selection, simulated: _, programIds, ...numbers } = summary;
    expect(await db.selectFrom("sessions").selectAll().execute()).toMatchObject([
      {
        ...numbers,
        ...selection,
        simulated: 0,
        programIds: JSON.stringify(programIds),
        countedMs: 80_000,
        cues: 1,
        discomfortAfter: null,
        calibrationAgeMs: 86_400_000,
        deviceId: "test-roller",
        settings: '{"bodyWeightKg":62}',
      },
    ]);
    const doses = await db.selectFrom("doses").selectAll().orderBy("contactMs", "desc").execute();
    expect(doses).toMatchObject(areas ?? []);
    expect(await db.selectFrom("holds").select(["muscle", "side", "countedMs"]).orderBy("number").execute()).toEqual([
      { muscle: "outer-thigh", side: "right", countedMs: 31_000 },
      { muscle: "calf", side: "left", countedMs: 31_000 },
    ]);
    expect(await db.selectFrom("cues").select(["cueId", "ruleId", "why", "tMs"]).execute()).toEqual([
      { cueId: "slower", ruleId: "R1", why: "41 mm/s", tMs: START_MS + 1000 },
    ]);
    const { id, answers, from, knownPain: _yes, ...spot } = SPOT;
    expect(await db.selectFrom("spots").selectAll().execute()).toMatchObject([
      {
        ...spot,
        spotId: id,
        placeFrom: from,
        knownPain: 1,
        discomfortBefore: 7,
        discomfortAfter: 4,
        answers: JSON.stringify(answers),
      },
    ]);
  });

  test.skipIf(skip)("a rehearsal is kept as such and is nobody's past", async () => {
    const dataDir = await scratchFolder();
    await writeSession(dataDir, sampleSession(0));
    await writeSession(dataDir, sampleSession(1, { simulated: true }));
    await writeSession(dataDir, sampleSession(2, { rehearsal: true }));
    const { db } = await scene(dataDir);
    const rows = db.selectFrom("sessions").select(["simulated", "personId"]).orderBy("id");
    expect(await rows.execute()).toEqual([
      { simulated: 0, personId: ADA },
      { simulated: 1, personId: null },
      { simulated: 0, personId: null },
    ]);
    const history = await historyOf(db, ADA, {}, sampleSession(2).date ?? "");
    expect(history.days.map(({ date, sessions }) => [date, sessions])).toEqual([[sampleSession(0).date, 1]]);
    expect((await journalPage(db, ADA, {})).entries.map(({ sessionId }) => sessionId)).toEqual([sampleSession(0).id]);
    const sessions = (await areaSessions(db, ADA, { from: "2000-01-01", to: "2100-01-01" })).map((one) => one.sessions);
    expect(sessions).toEqual([1, 1]);
  });

  test.skipIf(skip)("what changes and what is deleted is so in the database", async () => {
    const dataDir = await scratchFolder();
    for (const day of [0, 1, 2]) await writeSession(dataDir, sampleSession(day));
    const { db, sessions, keeper } = await scene(dataDir);
    const [one, two, three] = [0, 1, 2].map((day) => sampleSession(day).id);
    await sessions.change(one ?? "", { phase: "hills", note: "better", discomfortAfter: 2 });
    await sessions.disown(two ?? "");
    await sessions.remove(three ?? "");
    await keeper.settled();
    const rows = db.selectFrom("sessions").select(["id", "phase", "note", "discomfortAfter", "personId"]).orderBy("id");
    expect(await rows.execute()).toEqual([
      { id: one, phase: "hills", note: "better", discomfortAfter: 2, personId: ADA },
      { id: two, phase: "speed", note: null, discomfortAfter: null, personId: null },
    ]);
    for (const table of ["doses", "holds", "cues", "spots"] as const)
      expect(
        await db
          .selectFrom(table)
          .select("sessionId")
          .where("sessionId", "=", three ?? "")
          .execute(),
      ).toEqual([]);
  });

  test.skipIf(skip)("a second start takes in only what differs, and forgets what is gone", async () => {
    const dataDir = await scratchFolder();
    for (const day of [0, 1, 2]) await writeSession(dataDir, sampleSession(day));
    const { db, sessions, keeper } = await scene(dataDir);
    await sessions.change(sampleSession(1).id, { note: "changed while away" });
    await keeper.settled();
    await db.updateTable("sessions").set({ rollerName: "as it was" }).execute();
    await db.updateTable("sessions").set({ digest: "older" }).where("id", "=", sampleSession(1).id).execute();
    await rm(`${dataDir}/sessions/${sampleSession(2).id}`, { recursive: true });
    const again = createKeeper({ db, sessions: await openSessionStore({ dataDir }), failed: () => undefined });
    await again.settled();
    const rows = await db.selectFrom("sessions").select(["id", "rollerName", "note"]).orderBy("id").execute();
    expect(rows).toEqual([
      { id: sampleSession(0).id, rollerName: "as it was", note: null },
      { id: sampleSession(1).id, rollerName: "Hall roller", note: "changed while away" },
    ]);
  });

  test.skipIf(skip)("files that are damaged or hostile cost themselves only", async () => {
    const dataDir = await scratchFolder();
    const nothing = sampleSession(0);
    await writeSession(dataDir, nothing);
    await writeFile(`${dataDir}/sessions/${nothing.id}/journal.ndjson`, "no recording\n");
    const { areas: _, date: _date, ...old } = sampleSession(1, { rollerName: "a\0b'; drop table sessions; --" });
    await writeSession(dataDir, old, [
      ...sampleLines(old).slice(0, 3),
      { k: "hold", startMs: "soon" },
      { k: "spot", id: 7 },
      { k: "cue", tMs: 1, action: "show", cueId: "x", ruleId: "R1", why: "nul \0 here" },
    ]);
    const { db, failures } = await scene(dataDir);
    expect(failures).toEqual([]);
    const rows = db.selectFrom("sessions").select(["id", "rollerName", "cues", "date"]).orderBy("id");
    expect(await rows.execute()).toEqual([
      { id: nothing.id, rollerName: "Hall roller", cues: 0, date: nothing.date },
      { id: old.id, rollerName: "ab'; drop table sessions; --", cues: 1, date: expect.stringMatching(/^2026-11-2\d$/) },
    ]);
    expect(await db.selectFrom("cues").select("why").execute()).toEqual([{ why: "nul  here" }]);
    expect(
      await db.selectFrom("doses").select(["muscle", "contactMs"]).where("sessionId", "=", old.id).execute(),
    ).toEqual([{ muscle: "outer-thigh", contactMs: 120_000 }]);
  });

  test.skipIf(skip)("check-ins are as the profiles have them", async () => {
    const { db, keeper } = await scene(await scratchFolder());
    keeper.people([
      { id: ADA, checkIns: [CHECK_IN, { ...CHECK_IN, date: "2026-11-22", bruised: false }] },
      { id: BEN, checkIns: [CHECK_IN] },
    ]);
    keeper.people([{ id: ADA, checkIns: [CHECK_IN] }]);
    await keeper.settled();
    expect(await db.selectFrom("checkIns").selectAll().execute()).toEqual([
      { ...CHECK_IN, personId: ADA, soreOverADay: 0, bruised: 1, flare: 0 },
    ]);
  });

  test.skipIf(skip)("a session that cannot be stored keeps no other from it, and is told once", async () => {
    const dataDir = await scratchFolder();
    for (const day of [0, 1]) await writeSession(dataDir, sampleSession(day));
    await writeSession(dataDir, sampleSession(2, { contactMs: 1e300 }));
    for (const day of [3, 4]) await writeSession(dataDir, sampleSession(day));
    const { db, failures } = await scene(dataDir);
    expect(failures.map(({ code }) => code)).toEqual(["STORE_UNAVAILABLE"]);
    const stored = await db.selectFrom("sessions").select("id").orderBy("id").execute();
    expect(stored.map(({ id }) => id)).toEqual([0, 1, 3, 4].map((day) => sampleSession(day).id));
  });

  test.skipIf(skip)("the past of one person, and nobody else's: days, weeks, muscles, journal", async () => {
    const dataDir = await scratchFolder();
    const at = (day: number, nrs: number, forceN: number) => ({
      ...SPOT,
      markedMs: START_MS + day * 86_400_000,
      placeMm: 140 + day,
      answers: [
        { askedAtS: 0, tMs: 0, nrs, forceN },
        { askedAtS: 30, tMs: 1, nrs: nrs - 2, forceN: forceN + 10 },
      ],
    });
    for (const [day, changes] of [
      [0, { note: "after the track" }],
      [1, { personId: BEN }],
      [3, { phase: "easy", discomfortAfter: 2 }],
      [10, { discomfortBefore: 5, discomfortAfter: 3 }],
    ] as const) {
      const summary = sampleSession(day, changes);
      await writeSession(dataDir, summary, sampleLines(summary, [at(day, 7 - Math.round(day / 5), 200)]));
    }
    const { db, keeper } = await scene(dataDir);
    keeper.people([{ id: ADA, checkIns: [CHECK_IN] }]);
    await keeper.settled();
    const today = "2026-12-01";

    const history = await historyOf(db, ADA, {}, today);
    expect(history).toMatchObject({ from: "2026-09-03", to: today, total: { sessions: 3, contactMs: 360_000 } });
    expect(history.days).toMatchObject([
      { date: "2026-11-20", sessions: 1, contactMs: 120_000, countedMs: 80_000, strokes: 28 },
      { date: "2026-11-21", sessions: 0, contactMs: 0, soreness: 3, kneePain: 2 },
      { date: "2026-11-23", sessions: 1, discomfortAfter: 2 },
      { date: "2026-11-30", sessions: 1, discomfortBefore: 5, discomfortAfter: 3 },
    ]);
    expect(history.muscles).toEqual([
      expect.objectContaining({
        muscle: "outer-thigh",
        side: "right",
        sessions: 3,
        contactMs: 240_000,
        meanForceN: 200,
      }),
      expect.objectContaining({ muscle: "calf", side: "left", contactMs: 120_000 }),
    ]);
    expect(history.muscles[1]).not.toHaveProperty("meanForceN");
    expect(history.weeks.map(({ monday, sessions }) => [monday, sessions])).toEqual([
      ["2026-11-16", 1],
      ["2026-11-23", 1],
      ["2026-11-30", 1],
    ]);
    const narrow = { from: "2026-11-21", to: "2026-11-30", muscle: "calf", phase: "speed" } as const;
    expect((await historyOf(db, ADA, narrow, today)).total).toMatchObject({ sessions: 1, contactMs: 40_000 });
    expect((await historyOf(db, ADA, { from: "2027-01-01" }, today)).days).toEqual([]);

    const first = await journalPage(db, ADA, { limit: 2 });
    expect(first.entries).toMatchObject([
      {
        date: "2026-11-30",
        placeMm: 150,
        discomfortBefore: 5,
        discomfortAfter: 3,
        forceBeforeN: 200,
        forceAfterN: 210,
      },
      { date: "2026-11-23", phase: "easy", knownPain: true, from: "knee", state: "released" },
    ]);
    const rest = await journalPage(db, ADA, { limit: 2, before: first.next });
    expect(rest).toMatchObject({ entries: [{ date: "2026-11-20", note: "after the track", phase: "speed" }] });
    expect(rest.next).toBeUndefined();
    expect(await journalPage(db, ADA, { muscle: "calf" })).toEqual({ entries: [] });

    const spots = recurringSpots(
      await spotsSince(db, ADA),
      await areaSessions(db, ADA, { from: "2026-11-01", to: today }),
    );
    expect(spots).toMatchObject([
      {
        times: 3,
        placeMm: 144,
        phases: [
          { phase: "speed", times: 2, ofSessions: 2 },
          { phase: "easy", times: 1, ofSessions: 1 },
        ],
        trend: { atForceN: 200, sessions: 3 },
      },
    ]);
    const standing = createStanding(db, () => today);
    await standing.refresh();
    expect(standing.keyAreas(ADA)).toEqual([{ muscle: "outer-thigh", side: "right" }]);
    expect(standing.keyAreas("ffffffffffff")).toEqual([]);
    expect(standing.openSpots(BEN)).toEqual([]);
  });

  test.skipIf(skip)("tables of the first version are brought up to date, and their rows made anew", async () => {
    const dataDir = await scratchFolder();
    await writeSession(dataDir, sampleSession(0));
    const old = new Kysely<Tables>({ dialect: await open(), plugins: [new CamelCasePlugin()] });
    await migrate(old, kind, "001-first");
    const { doses, session, spots } = sessionRows(sampleSession(0), NO_FACTS);
    await old
      .insertInto("sessions")
      .values({ ...session, digest: "1.made-by-the-first-version" })
      .execute();
    await old
      .insertInto("doses")
      .values([...doses])
      .execute();
    expect(spots).toEqual([]);
    await migrate(old, kind);
    const keeper = createKeeper({ db: old, sessions: await openSessionStore({ dataDir }), failed: () => undefined });
    onTestFinished(() => keeper.close());
    await keeper.settled();
    expect(await old.selectFrom("spots").select(["placeMm", "forceBeforeN"]).execute()).toEqual([
      { placeMm: 142, forceBeforeN: null },
    ]);
    expect(await old.selectFrom("doses").select("contactMs").execute()).toHaveLength(2);
    // Taken again, nothing happens.
    await migrate(old, kind);
  });
});
