// R27 on a running hub: an area with a stop is not offered again that day, whatever is started anew.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";

import { Proposal, Screening } from "#shared/schema/plan.ts";
import { Profile } from "#shared/schema/profile.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import { fakeLink } from "#test/hub/fakeLink.ts";
import { resetBehaviour } from "#test/hub/fakePipeline.ts";
import { answerScreening, runHub, temporaryFolder, type RunningHub } from "#test/hub/runningHub.ts";

vi.mock("#hub/signal/pipeline.ts", () => import("#test/hub/fakePipeline.ts"));

const QUADS = { muscle: "quadriceps", side: "right" } as const;
const CALF = { muscle: "calf", side: "right", mode: "deep" } as const;
const PATIENCE_MS = 10_000;
const NOON_MS = Date.UTC(2027, 0, 15, 12);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningHub | undefined;
let nowMs = NOON_MS;
beforeEach(async () => {
  resetBehaviour();
  nowMs = NOON_MS;
  folder = await temporaryFolder();
});
afterEach(async () => {
  await running?.hub.stop();
  running = undefined;
  await folder.remove();
});

async function start({ simulated = false, uri = "ble:one" } = {}) {
  await running?.hub.stop();
  const roller = fakeLink(uri, simulated);
  running = await runHub({ links: [roller.link], dataDir: folder.path, wallMs: () => nowMs });
  roller.connect();
  const { ask, hub } = running;
  const line = hub.lines[0]!;
  const { id } = z.array(Profile).parse((await ask("GET", "/api/profiles")).body)[0]!;
  const screening = async () => Screening.parse((await ask("GET", `/api/profiles/${id}/screening`)).body);
  const begin = () => ask("POST", "/api/sessions", { rollerId: line.rollerId });
  const stopThere = async () => {
    line.mark({ mark: "stop" });
    line.mark({ mark: "stop", reason: "sharp" });
    await vi.waitFor(
      async () => expect((await screening()).stopped).toMatchObject([{ ...QUADS, reason: "sharp" }]),
      PATIENCE_MS,
    );
  };
  return { ...roller, ask, line, id, screening, begin, stopThere };
}

const refusal = { status: 409, body: { code: "AREA_STOPPED" } };

test("a second session that day does not offer it, also after the hub was started anew; the next day does", async () => {
  const first = await start();
  await answerScreening(first);
  const { body } = await first.begin();
  await first.stopThere();
  expect(await first.ask("POST", `/api/sessions/${SessionSummary.parse(body).id}/stop`)).toMatchObject({ status: 200 });
  expect(await first.begin()).toMatchObject(refusal);

  const second = await start();
  expect(await second.begin()).toMatchObject(refusal);
  expect(() => second.line.select({ ...QUADS, mode: "deep" })).toThrow(/stopped on this area today.*Quadriceps, /);
  const plan = Proposal.parse((await second.ask("GET", `/api/profiles/${second.id}/plan`)).body);
  expect(plan.areas).not.toContainEqual(QUADS);
  second.line.select(CALF);
  expect(await second.begin()).toMatchObject({ status: 201 });

  nowMs += 24 * 3_600_000;
  const next = await start();
  expect((await next.screening()).stopped).toEqual([]);
  expect(next.line.select({ ...QUADS, mode: "deep" })).toMatchObject({ selection: QUADS });
});

test("said to be a mistake it is open at once, and what was stopped goes on", async () => {
  const { ask, id, line, stopThere, screening } = await start();
  await stopThere();
  const answer = await ask("POST", `/api/profiles/${id}/screening`, { mistaken: [QUADS] });
  expect(answer).toMatchObject({ status: 200, body: { stopped: [] } });
  expect((await screening()).stopped).toEqual([]);
  expect(line.select({ ...QUADS, mode: "deep" })).toMatchObject({ selection: QUADS });
});

test("a rehearsed stop closes the area for rehearsals alone", async () => {
  const rehearsal = await start({ simulated: true, uri: "sim:one" });
  await rehearsal.stopThere();
  const again = await start({ simulated: true, uri: "sim:one" });
  expect(await again.begin()).toMatchObject(refusal);
  const real = await start();
  await answerScreening(real);
  expect(await real.begin()).toMatchObject({ status: 201 });
});
