// Two rollers through real noble and real bleno over virtual LE controllers, into a whole hub. One of them has the smallest
// packets there are, and is played by `npm run simulate -- --ble`. Seeded; the silent
// roller, the adapter pulled out and the library replaced are left to the whole form; the long one, with figures, is `npm run test:radio`.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as z from "zod/mini";

import { createCentral } from "#hub/link/ble/central.ts";
import { loadNoble } from "#hub/link/ble/noble.ts";
import { openRadio } from "#hub/link/ble/radio.ts";
import type { Radio } from "#hub/link/ble/radio.ts";
import { missingFrames } from "#scripts/radio/linkLog.ts";
import { createRig, pauseMs } from "#scripts/radio/rig.ts";
import type { Rig, RigLink, RigRoller } from "#scripts/radio/rig.ts";
import { encodeControl } from "#shared/protocol/index.ts";
import { SessionSummary } from "#shared/schema/session.ts";
import type { EmulatedPort } from "#sim/radio/emulated/emulatedRadio.ts";
import { answerScreening, runHub, temporaryFolder } from "#test/hub/runningHub.ts";
import type { RunningHub } from "#test/hub/runningHub.ts";
import { listened } from "#test/radio/listened.ts";
import { needsPty, noPtys } from "#test/link/serial/needsPty.ts";

/** A roller is a process; a busy machine takes its time to start one. */
const START_WITHIN_MS = 40_000;
const SIMULATE = fileURLToPath(new URL("../../scripts/simulate.ts", import.meta.url));

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let rig: Rig;
let large: RigRoller;
let small: RigLink;
let smallPort: EmulatedPort;
let simulate: ReturnType<typeof startSimulate>;
let running: RunningHub;
const sigintListeners = process.listeners("SIGINT");

beforeAll(async () => {
  if (noPtys !== undefined) return;
  folder = await temporaryFolder();
  rig = await createRig({ seed: 1 });
  smallPort = await rig.radio.addPort({ mtu: 23 });
  simulate = startSimulate("--ble", "--hci", smallPort.hciPath, "--seed", "2");
  const [added] = await Promise.all([rig.add({ name: "Large worm" }), simulate.advertising]);
  // One link asks for a name, the other takes what is nobody else's.
  large = { ...added, ...rig.linkTo("") };
  small = rig.linkTo("Simulated roller");
}, START_WITHIN_MS);
beforeEach(needsPty);
afterAll(async () => {
  if (noPtys !== undefined) return;
  await rig.close();
  await folder.remove();
});

function startSimulate(...args: string[]) {
  const child = spawn(process.execPath, [SIMULATE, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const advertising = new Promise<void>((resolve, reject) => {
    child.stderr.on("data", (data: Buffer) => {
      stderr += data.toString();
      if (stderr.includes("Advertising")) resolve();
    });
    void ended.then(() => reject(new Error(stderr)));
  });
  return { advertising, stop: () => (child.kill("SIGINT"), ended), stderr: () => stderr };
}

/** Looks again and again at what the hub shows of a link. */
function watchLink(uri: string, shown: Set<string>): () => void {
  const timer = setInterval(() => {
    const line = running.hub.lines.find(({ roller }) => roller.uri === uri);
    if (line !== undefined) shown.add(line.linkMessage.state);
  }, 50);
  return () => clearInterval(timer);
}

const next = (state: Parameters<RigRoller["log"]["next"]>[0]) =>
  Promise.all([large, small].map(({ log }) => log.next(state)));

test("both are found, say who they are and stream at their packet size without a gap", async () => {
  const streaming = next("streaming");
  const links = [large, small].map(({ link, log }) => listened(link, log.handlers));
  running = await runHub({ links, dataDir: folder.path });
  await streaming;
  await pauseMs(700);
  expect(rig.radio.links).toBe(2);
  expect(large.log.states.map(({ state }) => state)).toEqual(["searching", "connecting", "streaming"]);
  expect([large, small].map(({ log }) => log.identities.map(({ name }) => name))).toEqual([
    ["Large worm"],
    ["Simulated roller"],
  ]);
  expect([large, small].map(({ log }) => missingFrames(log.frames))).toEqual([0, 0]);
  // Two samples a frame fit 50 bytes; 20 hold a motion sample or a conversion, never both.
  expect(large.log.frames.every(({ imu }) => imu.length === 2)).toBe(true);
  expect(small.log.frames.every(({ imu, load }) => imu.length + load.length === 1)).toBe(true);
  // By the roller's own time.
  const rows = large.log.frames.flatMap(({ imu }) => imu.map(([tMs]) => tMs));
  expect(((rows.length - 1) * 1000) / ((rows.at(-1) ?? 0) - (rows[0] ?? 0))).toBeGreaterThan(100);
});

test("after an outage both come back, into the same session, and the gap is marked", async () => {
  await answerScreening(running);
  const { body } = await running.ask("POST", "/api/sessions", {});
  const session = SessionSummary.parse(body);
  const [waiting, again] = [next("waiting"), next("streaming")];
  // A link is given up by the events it missed: on a busy machine they take longer than the clock says.
  await Promise.all([rig.radio.outage(2200, waiting), waiting]);
  await again;
  await pauseMs(200);
  expect((await waiting).map(({ detail }) => detail)).toEqual(
    Array.from({ length: 2 }, () => "the roller is out of range or switched off"),
  );
  expect(missingFrames(large.log.frames)).toBeGreaterThan(50);
  expect(large.log.identities).toHaveLength(1);
  const known = z.array(SessionSummary).parse((await running.ask("GET", "/api/sessions")).body);
  expect(known).toMatchObject([{ id: session.id, state: "running" }]);

  const stopped = SessionSummary.parse((await running.ask("POST", `/api/sessions/${session.id}/stop`)).body);
  expect(stopped.gapMs).toBeGreaterThan(1500);
  const journal = await readFile(join(folder.path, "sessions", session.id, "journal.ndjson"), "utf8");
  expect(journal).toMatch(/"state":"waiting"[^]*"state":"streaming"/);
});

test("one that is connected and sends nothing is given up and comes back; the other may hang up meanwhile", async () => {
  const [waiting, again] = [large.log.next("waiting"), large.log.next("streaming")];
  const shown = new Set<string>();
  const stopWatching = watchLink(large.link.uri, shown);
  expect(await large.link.send(encodeControl({ op: "stop" }))).toBe(true);
  rig.radio.setLoss(0.05);
  for (let times = 0; times < 2; times += 1) {
    const back = small.log.next("streaming");
    smallPort.hangUp();
    await back;
  }
  expect((await waiting).detail).toContain("sends nothing");
  stopWatching();
  await again;
  expect(shown.has("silent")).toBe(true);
  rig.radio.setLoss(0);
  expect([...large.log.bad, ...small.log.bad]).toEqual([]);
});

test("an adapter that is pulled out is missed by name, and used again when it is back", async () => {
  const waiting = next("waiting");
  await rig.radio.unplug();
  expect((await waiting)[0]?.detail).toContain("adapter is gone");
  expect((await next("waiting"))[0]?.detail).toContain("There is no Bluetooth adapter to use");
  expect(large.log.faults).toEqual(["BLUETOOTH_MISSING"]);
  // What the hub says of the person who rolls is none of the link's.
  const ofLink = running.reports.map((report) => report.split(" ")[1]).filter((code) => code?.startsWith("BLUETOOTH_"));
  expect(new Set(ofLink)).toEqual(new Set(["BLUETOOTH_MISSING"]));
  const again = next("streaming");
  await rig.radio.plug();
  await again;
  // A new instance of the library, and still it has no say about Ctrl-C.
  expect(rig.nobles.length).toBeGreaterThan(1);
  expect(process.listeners("SIGINT")).toEqual(sigintListeners);
});

test("a roller that goes says goodbye, and its program ends in good order", async () => {
  const waiting = small.log.next("waiting");
  expect(await simulate.stop()).toBe(0);
  expect((await waiting).detail).toBe("the roller ended the connection");
  expect(simulate.stderr()).toContain("A hub is connected.");
});

test("leaving disconnects in good order", async () => {
  await running.hub.stop();
  expect(rig.radio.links).toBe(0);
  expect(small.log.states.at(-1)?.state).toBe("closed");
});

test("an instance of the library that brought nothing three times is replaced by one that works", async () => {
  const { hciPath } = rig.radio;
  const opened: Radio[] = [];
  const central = createCentral({
    nowMs: () => performance.now(),
    async openRadio() {
      const radio = await openRadio({ hciPath, loadNoble });
      opened.push(radio);
      return radio;
    },
  });
  const { signal } = new AbortController();
  const first = await central.find({ name: "Large worm" }, signal);
  central.release(first);
  for (let times = 0; times < 3; times += 1) central.fruitless();
  const second = await central.find({ name: "Large worm" }, signal);
  expect(opened).toHaveLength(2);
  expect(first.radio.lost.aborted).toBe(true);
  await central.connect(second, signal);
  expect(rig.radio.links).toBe(1);

  // Not while a roller is connected through it.
  for (let times = 0; times < 3; times += 1) central.fruitless();
  await central.ready();
  expect(second.radio.lost.aborted).toBe(false);
  await second.peripheral.disconnectAsync();
  central.release(second);
  central.close();
  expect(second.radio.lost.aborted).toBe(true);
});
