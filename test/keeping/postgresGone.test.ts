// A PostgreSQL that goes away in the middle of a session and comes back: coaching goes on, it is told once, the session is
// kept in its files, and the database has all of them when it answers again.
import { Kysely } from "kysely";
import { afterAll, expect, onTestFinished, test } from "vitest";
import * as z from "zod/mini";

import { openPostgres } from "#hub/store/dialect/postgres.ts";
import type { Tables } from "#hub/store/tables.ts";
import { Profile } from "#shared/schema/profile.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import { answerScreening, runHub, type RunningHub } from "#test/hub/runningHub.ts";
import { virtualRide } from "#test/keeping/virtualRide.ts";
import { connect } from "#test/live/liveHub.ts";
import { scratchFolder } from "#test/recording/scratch.ts";
import { startOwnPostgres } from "#test/store/ownPostgres.ts";

const started = await startOwnPostgres();
if (typeof started === "string") process.stdout.write(`PostgreSQL going away left out: ${started}\n`);
afterAll(async () => typeof started === "string" || started.remove());

const TICKS_A_S = 50;
/** Too fast from the 6th to the 14th of every 16 s. */
const ROUND_S = 16;

async function storedIds(url: string): Promise<string[]> {
  const db = new Kysely<Tables>({ dialect: await openPostgres({ url }) });
  try {
    return (await db.selectFrom("sessions").select("id").orderBy("id").execute()).map(({ id }) => id);
  } finally {
    await db.destroy();
  }
}

async function start({ ask }: RunningHub): Promise<string> {
  return SessionSummary.parse((await ask("POST", "/api/sessions")).body).id;
}

async function stop({ ask }: RunningHub, id: string): Promise<void> {
  expect((await ask("POST", `/api/sessions/${id}/stop`)).body).toMatchObject({ id, state: "stopped" });
}

test.skipIf(typeof started === "string")("PostgreSQL goes away in the middle of a session and comes back", async () => {
  if (typeof started === "string") return;
  const { link, connect: switchOn, ride } = virtualRide("too-fast", 1);
  const running = await runHub({ links: [link], dataDir: await scratchFolder(), storeUrl: started.url });
  onTestFinished(() => running.hub.stop());
  await answerScreening(running);
  const { got, socket } = connect(`${running.hub.url.replace("http", "ws")}/live`);
  onTestFinished(() => socket.close());
  const ticks = () => got.filter(({ type }) => type === "tick").length;
  const cues = () => got.filter((message) => message.type === "cue" && message.action === "show").length;
  const told = () => got.filter((message) => message.type === "notice" && message.code === "STORE_UNAVAILABLE").length;
  switchOn();
  await ride(2);

  const first = await start(running);
  await ride(4);
  await stop(running, first);
  await expect.poll(() => storedIds(started.url)).toEqual([first]);

  const second = await start(running);
  await ride(4);
  await started.stop();
  const before = { ticks: ticks(), cues: cues() };
  await ride(ROUND_S);
  await expect.poll(() => ticks() - before.ticks).toBeGreaterThan(ROUND_S * TICKS_A_S * 0.9);
  expect(cues() - before.cues).toBeGreaterThan(0);
  await stop(running, second);
  await expect.poll(told).toBe(1);
  expect(running.reports).toEqual(["store STORE_UNAVAILABLE"]);
  // What would need the database says that it is away; the session itself does not.
  const [person] = z.array(Profile).parse((await running.ask("GET", "/api/profiles")).body);
  const personId = person?.id ?? "";
  expect((await running.ask("GET", `/api/profiles/${personId}/history`)).body).toMatchObject({
    code: "STORE_UNAVAILABLE",
  });
  expect((await running.ask("GET", `/api/sessions/${second}/review`)).status).toBe(200);

  await started.start();
  const third = await start(running);
  await ride(4);
  await stop(running, third);
  await expect.poll(() => storedIds(started.url)).toEqual([first, second, third].toSorted());
  expect((await running.ask("GET", `/api/profiles/${personId}/history`)).status).toBe(200);
});
