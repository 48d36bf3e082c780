import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { InchwormError } from "#hub/errors.ts";
import type { Link } from "#hub/link/link.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import { fakeLink } from "#test/hub/fakeLink.ts";
import { resetBehaviour } from "#test/hub/fakePipeline.ts";
import { answerScreening, runHub, temporaryFolder, type RunningHub } from "#test/hub/runningHub.ts";
import { connect } from "#test/live/liveHub.ts";

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

async function start(options: Omit<Parameters<typeof runHub>[0], "dataDir">): Promise<RunningHub> {
  running = await runHub({ dataDir: folder.path, ...options });
  return running;
}

function brokenLink(uri = "sim:broken"): Link {
  return { ...fakeLink(uri).link, open: () => Promise.reject(new InchwormError("UNKNOWN_SCENARIO", uri)) };
}

test("two rollers: the page gets both at once, then their ticks", async () => {
  const [one, two] = [fakeLink("sim:one"), fakeLink("file:two.ndjson")];
  const { hub } = await start({ links: [one.link, two.link] });
  one.connect();
  two.connect();
  const client = connect(`${hub.url.replace("http", "ws")}/live`);
  const hello = await client.message((message) => message.type === "hello");
  expect(hello).toMatchObject({ hubVersion: "1.2.3", rollers: [{ id: "sim-one" }, { id: "file-two-ndjson" }] });
  one.stream(100);
  two.stream(100);
  for (const rollerId of ["sim-one", "file-two-ndjson"]) {
    await client.message((message) => message.type === "tick" && message.rollerId === rollerId);
  }
});

test("a session over HTTP: started, told on the feed, counted, stopped, listed, exported", async () => {
  const roller = fakeLink("sim:one");
  const { hub, ask } = await start({ links: [roller.link] });
  expect(await ask("POST", "/api/sessions")).toMatchObject({ status: 404, body: { code: "NO_ROLLER" } });
  roller.connect();
  const client = connect(`${hub.url.replace("http", "ws")}/live`);
  const { id } = SessionSummary.parse((await ask("POST", "/api/sessions", {})).body);
  await client.message((message) => message.type === "session" && message.session.state === "running");
  expect(await ask("POST", "/api/sessions", { rollerId: "sim-one" })).toMatchObject({ status: 409 });
  roller.stream(1000);
  expect(await ask("GET", "/api/sessions")).toMatchObject({ body: [{ id, state: "running", contactMs: 1000 }] });
  expect(await ask("POST", `/api/sessions/${id}/stop`)).toMatchObject({ status: 200, body: { state: "stopped" } });
  expect(await ask("POST", `/api/sessions/${id}/stop`)).toMatchObject({
    status: 409,
    body: { code: "SESSION_NOT_RUNNING" },
  });
  await client.message((message) => message.type === "session" && message.session.state === "stopped");
  expect(await ask("GET", "/api/sessions")).toMatchObject({ body: [{ id, state: "stopped" }] });
  const journal = await readFile(join(folder.path, "sessions", id, "journal.ndjson"), "utf8");
  expect((await ask("GET", `/api/sessions/${id}/export?format=recording`)).body).toBe(journal);
  expect((await ask("GET", `/api/sessions/${id}/export?format=csv`)).body).toContain("speed (mm/s)");
});

test("a session without a named roller is for one that streams, a real one first", async () => {
  const [silent, simulated, real] = [fakeLink("sim:silent"), fakeLink("sim:one"), fakeLink("ble:two", false)];
  const { ask } = await start({ links: [silent.link, simulated.link, real.link] });
  await answerScreening({ ask });
  simulated.connect();
  expect(await ask("POST", "/api/sessions")).toMatchObject({ body: { rollerId: "sim-one" } });
  real.connect();
  expect(await ask("POST", "/api/sessions")).toMatchObject({ body: { rollerId: "ble-two" } });
});

test("stopping the hub stops its sessions, links and clients", async () => {
  const roller = fakeLink();
  const { hub, ask } = await start({ links: [roller.link] });
  roller.connect();
  await ask("POST", "/api/sessions");
  const client = connect(`${hub.url.replace("http", "ws")}/live`);
  await client.message((message) => message.type === "hello");
  await hub.stop();
  running = undefined;
  expect((await client.closed).code).toBe(1001);
  expect(roller.isClosed()).toBe(true);
  await expect(fetch(hub.url)).rejects.toThrow("fetch failed");
  const again = await start({ links: [] });
  expect(await again.ask("GET", "/api/sessions")).toMatchObject({ body: [{ state: "stopped" }] });
});

test("settings are kept, and move the bands of every roller", async () => {
  const roller = fakeLink();
  const { hub, ask } = await start({ links: [roller.link] });
  roller.connect();
  const client = connect(`${hub.url.replace("http", "ws")}/live`);
  await client.message((message) => message.type === "hello");
  await ask("PUT", "/api/settings", { units: "mm", bodyWeightKg: 90 });
  await client.message((message) => message.type === "roller" && !message.roller.bands.assumedWeight);
  await hub.stop();
  const again = await start({ links: [fakeLink().link] });
  expect(await again.ask("GET", "/api/settings")).toMatchObject({ body: { units: "mm", bodyWeightKg: 90 } });
  expect(again.hub.lines[0]?.roller.bands.assumedWeight).toBe(false);
});

test("a selection over HTTP or the feed is told to all", async () => {
  const roller = fakeLink("sim:one");
  const { hub, ask } = await start({ links: [roller.link] });
  roller.connect();
  const clients = [connect(`${hub.url.replace("http", "ws")}/live`), connect(`${hub.url.replace("http", "ws")}/live`)];
  await Promise.all(clients.map((client) => client.message((message) => message.type === "hello")));
  const [first, second] = clients;
  first?.socket.send(
    JSON.stringify({ type: "select", rollerId: "sim-one", selection: { muscle: "calf", side: "left", mode: "deep" } }),
  );
  await second?.message((message) => message.type === "roller" && message.roller.selection.muscle === "calf");
  const asked = await ask("PUT", "/api/rollers/sim-one/selection", { muscle: "gluteals", side: "both", mode: "deep" });
  expect(asked).toMatchObject({ status: 200, body: { selection: { muscle: "gluteals" } } });
  await first?.message((message) => message.type === "roller" && message.roller.selection.muscle === "gluteals");
});

test("a roller that cannot be opened is told as a notice; the others stream", async () => {
  const healthy = fakeLink("sim:one");
  const { hub, reports } = await start({ links: [brokenLink(), healthy.link] });
  healthy.connect();
  const client = connect(`${hub.url.replace("http", "ws")}/live`);
  await client.message((message) => message.type === "hello");
  healthy.stream(100);
  await client.message((message) => message.type === "tick");
  expect(reports).toEqual(["sim-broken link UNKNOWN_SCENARIO"]);
});

test("a roller that the user named and cannot be opened ends the start, and leaves nothing open", async () => {
  const healthy = fakeLink("sim:one");
  await expect(start({ links: [healthy.link, brokenLink()], strictLinks: true })).rejects.toMatchObject({
    code: "UNKNOWN_SCENARIO",
  });
  expect(healthy.isClosed()).toBe(true);
});

test("a taken port is said so, or the next free one is taken", async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
  const address = blocker.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const roller = fakeLink();
  await expect(start({ links: [roller.link], port })).rejects.toMatchObject({
    code: "PORT_TAKEN",
    detail: String(port),
  });
  expect(roller.isClosed()).toBe(true);
  const { hub } = await start({ links: [fakeLink().link], port, otherPorts: 20 });
  expect(Number(new URL(hub.url).port)).toBeGreaterThan(port);
  blocker.close();
});

test("what a broken data folder holds is reported, and the hub starts", async () => {
  await writeFile(join(folder.path, "settings.json"), "{");
  const session = join(folder.path, "sessions", "20261121-035210-3fa9c1");
  await mkdir(session, { recursive: true });
  await writeFile(join(session, "journal.ndjson"), "not a recording\n");
  const { reports, ask } = await start({ links: [fakeLink().link] });
  expect(reports).toContain("settings SETTINGS_UNREADABLE");
  expect(reports.some((report) => report.startsWith("sessions "))).toBe(true);
  expect(await ask("GET", "/api/health")).toMatchObject({ status: 200, body: { status: "ok" } });
});
