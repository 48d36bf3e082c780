// People on a running hub: whose bands apply, what is closed, a measurement from frames to a band, what a session leaves.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";

import { RampMessage } from "#shared/schema/plan.ts";
import { Profile } from "#shared/schema/profile.ts";
import { ProgramList } from "#shared/schema/program.ts";
import { ProgramView } from "#shared/schema/programLive.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import { fakeLink } from "#test/hub/fakeLink.ts";
import { behaviour, resetBehaviour } from "#test/hub/fakePipeline.ts";
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

async function start(uri = "sim:one") {
  const roller = fakeLink(uri, uri.startsWith("sim:"));
  running = await runHub({ links: [roller.link], dataDir: folder.path });
  roller.connect();
  const { ask, hub, reports } = running;
  const people = async () => z.array(Profile).parse((await ask("GET", "/api/profiles")).body);
  const first = async () => (await people())[0]!.id;
  return { ...roller, ask, hub, reports, people, first };
}

test("settings from before become the first person, once, and are gone as a file", async () => {
  await mkdir(folder.path, { recursive: true });
  await writeFile(join(folder.path, "settings.json"), '{"units":"mm","bodyWeightKg":90}');
  const { ask, people, hub } = await start();
  expect(await people()).toMatchObject([{ name: "Me", bodyWeightKg: 90, units: { pace: "mm" } }]);
  expect(await ask("GET", "/api/settings")).toMatchObject({ body: { units: "mm", bodyWeightKg: 90 } });
  expect(await readdir(folder.path)).not.toContain("settings.json");
  expect(hub.lines[0]?.roller.bands.assumedWeight).toBe(false);
});

test("each roller has the bands of the one whose turn it is; not changed while a session runs", async () => {
  const { ask, hub } = await start();
  const { body } = await ask("POST", "/api/profiles", { name: "Ada", bodyWeightKg: 100, experience: "regular" });
  const ada = Profile.parse(body).id;
  expect(hub.lines[0]?.roller).toMatchObject({ person: { name: "Me" }, bands: { assumedWeight: true } });
  expect(await ask("PUT", "/api/rollers/nobody/profile", { profileId: ada })).toMatchObject({ status: 404 });
  expect(await ask("PUT", "/api/rollers/sim-one/profile", { profileId: ada })).toMatchObject({ status: 200 });
  const { bands, person } = hub.lines[0]!.roller;
  expect(person).toEqual({ id: ada, name: "Ada" });
  expect(bands.assumedWeight).toBe(false);
  expect(bands.forceN[1]).toBeCloseTo(0.35 * 100 * 9.80665);
  expect(bands.reasons).toMatchObject([{ ruleId: "R11" }]);
  await ask("POST", "/api/sessions");
  expect(await ask("PUT", "/api/rollers/sim-one/profile", { profileId: ada })).toMatchObject({
    status: 409,
    body: { code: "SESSION_RUNNING" },
  });
});

test("what the answers close is refused with its reason and what opens it, until it is cleared", async () => {
  const { ask, first, reports } = await start();
  const id = await first();
  const screening = `/api/profiles/${id}/screening`;
  expect(
    await ask("POST", screening, {
      answers: [{ questionId: "fracture", yes: true, muscles: ["quadriceps"], side: "right" }],
    }),
  ).toMatchObject({ status: 200 });
  const refused = {
    status: 409,
    body: { type: "error", code: "AREA_BLOCKED", message: expect.stringMatching(/fracture.*professional/) },
  };
  expect(await ask("POST", "/api/sessions")).toMatchObject(refused);
  expect(reports.filter((report) => report.includes("AREA_BLOCKED"))).toEqual(["sim-one AREA_BLOCKED"]);
  const selection = (side: string) => ({ muscle: "quadriceps", side, mode: "deep" });
  expect(await ask("PUT", "/api/rollers/sim-one/selection", selection("both"))).toMatchObject(refused);
  expect(
    await ask("POST", "/api/rollers/sim-one/ramp", { action: "start", muscle: "quadriceps", side: "right" }),
  ).toMatchObject(refused);
  expect(await ask("PUT", "/api/rollers/sim-one/selection", selection("left"))).toMatchObject({ status: 200 });
  expect(await ask("POST", screening, { cleared: ["fracture"] })).toMatchObject({ body: { blocks: [] } });
  expect(await ask("PUT", "/api/rollers/sim-one/selection", selection("right"))).toMatchObject({ status: 200 });
  expect(await ask("POST", "/api/sessions")).toMatchObject({ status: 201 });
});

test("on a real roller a session and a program wait for the answers", async () => {
  const roller = fakeLink("ble:one", false);
  running = await runHub({ links: [roller.link], dataDir: folder.path });
  roller.connect();
  const { ask, reports } = running;
  const refused = {
    status: 409,
    body: { code: "SCREENING_DUE", whatToDo: expect.stringContaining("docs/profiles.md") },
  };
  expect(reports).toEqual(["ble-one SCREENING_DUE"]);
  expect(await ask("POST", "/api/sessions")).toMatchObject(refused);
  const program = { action: "start", programId: "free-roll" };
  expect(await ask("POST", "/api/rollers/ble-one/program", program)).toMatchObject(refused);
  await answerScreening(running);
  expect(await ask("POST", "/api/rollers/ble-one/program", program)).toMatchObject({ status: 200 });
  expect(await ask("GET", "/api/sessions")).toMatchObject({ body: [{ state: "running", programIds: ["free-roll"] }] });
});

test("a measurement leads from loads and answers to a band that the coach uses", async () => {
  const { ask, hub, stream, first } = await start("ble:one");
  const ramp = (command: object) => ask("POST", "/api/rollers/ble-one/ramp", command);
  expect(await ramp({ action: "answer", discomfort: 3 })).toMatchObject({
    status: 409,
    body: { code: "RAMP_NOT_RUNNING" },
  });
  behaviour.forceN = 0;
  const measuring = async (command: object) => RampMessage.parse((await ramp(command)).body);
  let told = await measuring({ action: "start", muscle: "calf", side: "left" });
  expect(hub.lines[0]?.roller).toMatchObject({
    selection: { muscle: "calf", side: "left" },
    bands: { reasons: [{ ruleId: "R10" }] },
  });
  for (let n = 0; n < 4 && told.phase === "load"; n += 1) {
    const [lowN, highN] = told.aimN;
    behaviour.forceN = (lowN + highN) / 2;
    stream(6000);
    expect(hub.lines[0]?.rampMessage).toMatchObject({ phase: "answer", step: n + 1 });
    told = await measuring({ action: "answer", discomfort: Math.round(behaviour.forceN / 25) });
  }
  expect(told).toMatchObject({ phase: "done", confidence: 1, reasons: [expect.stringContaining("5–7 of 10")] });
  await vi.waitFor(() => expect(hub.lines[0]?.roller.bands.personal).toBe(true));
  const { bands } = hub.lines[0]!.roller;
  expect(bands.reasons?.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(["R10", "R9"]));
  expect(bands.forceN[1]).toBeLessThan(bands.stopN);
  const stored = Profile.parse(
    JSON.parse(await readFile(join(folder.path, "profiles", `${await first()}.json`), "utf8")),
  );
  expect(stored.fits).toMatchObject([{ muscle: "calf", side: "left" }]);
});

test("a stop and another selection end a measurement and keep nothing", async () => {
  const { ask, hub, people } = await start();
  const begin = () => ask("POST", "/api/rollers/sim-one/ramp", { action: "start", muscle: "calf", side: "left" });
  await begin();
  hub.lines[0]?.select({ muscle: "calf", side: "right", mode: "deep" });
  expect(hub.lines[0]?.rampMessage).toMatchObject({ phase: "cancelled" });
  await begin();
  hub.lines[0]?.mark({ mark: "stop" });
  expect(hub.lines[0]?.rampMessage).toMatchObject({ phase: "cancelled" });
  expect(await people()).toMatchObject([{ fits: [] }]);
});

test("a hub that ends waits for what is being written: a stop's reason to keep an area closed is on the disk", async () => {
  const roller = fakeLink("ble:one", false);
  const write = async (path: string, text: string) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await writeFile(path, text);
  };
  running = await runHub({ links: [roller.link], dataDir: folder.path, disk: { write } });
  roller.connect();
  const [me] = z.array(Profile).parse((await running.ask("GET", "/api/profiles")).body);
  running.hub.lines[0]?.mark({ mark: "stop" });
  await running.hub.stop();
  running = undefined;
  const stored = JSON.parse(await readFile(join(folder.path, "profiles", `${me?.id}.json`), "utf8"));
  expect(stored).toMatchObject({ stops: [{ muscle: "quadriceps", side: "right" }] });
});

test("a session leaves its areas with their ceilings, and the plan knows", async () => {
  const { ask, stream, first, people } = await start("ble:one");
  await answerScreening({ ask });
  const { body } = await ask("POST", "/api/sessions");
  stream(40_000);
  const { id } = SessionSummary.parse(body);
  await ask("POST", `/api/sessions/${id}/stop`);
  const [me] = await people();
  expect(me?.rolled).toMatchObject([{ sessionId: id, areas: [{ muscle: "quadriceps", side: "right" }] }]);
  expect(me?.rolled[0]?.areas[0]?.contactMs).toBeGreaterThan(35_000);
  expect(me?.rolled[0]?.areas[0]?.ceilingN).toBeCloseTo(0.35 * 60 * 9.80665, 0);
  const plan = `/api/profiles/${await first()}/plan`;
  expect(await ask("GET", plan)).toMatchObject({
    status: 200,
    body: { rest: true, reasons: expect.arrayContaining([expect.objectContaining({ ruleId: "R21" })]) },
  });
  expect(await ask("GET", `${plan}?date=2026-02-30`)).toMatchObject({ status: 400 });
  expect(
    await ask("POST", `/api/profiles/${await first()}/check-ins`, {
      soreness: 2,
      soreOverADay: false,
      bruised: true,
      kneePain: 0,
      flare: false,
      areas: [],
    }),
  ).toMatchObject({ status: 201 });
  expect(await ask("GET", plan)).toMatchObject({ body: { rest: true, restDays: 2 } });
});

/** On a real roller, then on a simulated one. */
const FITS = [
  {
    muscle: "calf",
    side: "left",
    fittedMs: 1,
    confidence: 1,
    deviceId: "b9bb1f0b",
    loads: [{ forceN: 100, discomfort: 5 }],
  },
  {
    muscle: "calf",
    side: "left",
    fittedMs: 2,
    confidence: 1,
    deviceId: "sim-c0ffee",
    loads: [{ forceN: 400, discomfort: 5 }],
  },
];

test("a rehearsal is in the list and nowhere else: no dose, no plan, no history, also not one that was counted before", async () => {
  const { ask, stream, first, people } = await start();
  const id = await first();
  const sessionOf = async () => {
    const { body } = await ask("POST", "/api/sessions");
    stream(40_000);
    const session = SessionSummary.parse(body);
    await ask("POST", `/api/sessions/${session.id}/stop`);
    return session.id;
  };
  const rehearsed = await sessionOf();
  expect(await people()).toMatchObject([{ rolled: [] }]);
  expect(await ask("GET", "/api/sessions")).toMatchObject({ body: [{ id: rehearsed, rehearsal: true, personId: id }] });
  expect(await ask("GET", `/api/profiles/${id}/plan`)).toMatchObject({ body: { rest: false } });
  const [me] = await people();
  await running?.hub.stop();
  await mkdir(join(folder.path, "profiles"), { recursive: true });
  const counted = { sessionId: rehearsed, atMs: Date.now(), date: "2026-11-20", areas: [] };
  await writeFile(
    join(folder.path, "profiles", `${id}.json`),
    JSON.stringify({ ...me, rolled: [counted], fits: [...FITS] }),
  );
  const again = await start();
  expect(await again.people()).toMatchObject([{ rolled: [], fits: [{ deviceId: "b9bb1f0b" }] }]);
  const bands = await again.ask("GET", `/api/profiles/${id}/bands`);
  expect(JSON.stringify(bands.body)).not.toContain("400");
  expect(await again.ask("GET", `/api/profiles/${id}/history`)).toMatchObject({ body: { total: { sessions: 0 } } });
});

test("a program starts as it is for the person on the roller: what the plan chose and why, gently in first sessions", async () => {
  const { ask, hub } = await start();
  const { body } = await ask("POST", "/api/profiles", { name: "Ada", experience: "new", phase: "hills" });
  await ask("PUT", "/api/rollers/sim-one/profile", { profileId: Profile.parse(body).id });
  const list = ProgramList.parse((await ask("GET", "/api/programs")).body);
  const offered = list.programs.find(({ program }) => program.id === "post-run-deep");
  expect(offered?.chooses).toMatch(/up to 4 of its 7 muscles .*: quadriceps, outer thigh, gluteals, hip flexors/);
  const answer = await ask("POST", "/api/rollers/sim-one/program", { action: "start", programId: "post-run-deep" });
  const { step, said } = ProgramView.parse(answer.body);
  expect(step).toMatchObject({ index: 0, of: 8, muscle: "calf", because: { ruleId: "R34" } });
  expect(said?.text).toMatch(
    /^Post-run deep\. Today: calf, quadriceps, outer thigh, gluteals\. .*Gently, .* because these are your first sessions\. Next: Calf/,
  );
  expect(hub.lines[0]?.roller).toMatchObject({ selection: { muscle: "calf", side: "right" } });
});

test("a program of which nothing is open is refused with the reason", async () => {
  const { ask, first } = await start();
  await ask("POST", `/api/profiles/${await first()}/screening`, { answers: [{ questionId: "open-wound", yes: true }] });
  const answer = await ask("POST", "/api/rollers/sim-one/program", { action: "start", programId: "post-run-deep" });
  expect(answer).toMatchObject({ status: 409, body: { code: "AREA_BLOCKED" } });
});
