// A whole hub with a roller at a serial port: what happens to a session when the plug is pulled, and what a computer
// that cannot use the port is told.
import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";

import { systemClock } from "#hub/clock.ts";
import { openLink } from "#hub/link/open.ts";
import { openPty } from "#sim/pty.ts";
import { runHub, temporaryFolder } from "#test/hub/runningHub.ts";
import { needsPty } from "#test/link/serial/needsPty.ts";
import { createSerialBridge } from "#sim/serial/bridge.ts";

const MAIN = fileURLToPath(new URL("../../hub/main.ts", import.meta.url));
const WITHOUT_NATIVES = new URL("withoutNatives.mjs", import.meta.url).href;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

/** The machine may be busy with other tests. */
const PATIENT = { timeout: 15_000 };

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("unplugged and plugged in again it is one session, with the gap in it", async (context) => {
  needsPty(context);
  const path = join(folder.path, "roller");
  let pty: Awaited<ReturnType<typeof openPty>> | undefined;
  const bridge = createSerialBridge({
    choice: { scenario: "post-run", seed: 2 },
    startMs: systemClock.nowMs(),
    write: (bytes) => pty?.write(bytes),
  });
  const living = setInterval(() => bridge.advanceTo(systemClock.nowMs()), 5);
  pty = await openPty(path, bridge.receive);
  const link = openLink(`serial:${path}`, { clock: systemClock });
  const running = await runHub({ dataDir: join(folder.path, "data"), links: [link] });
  const stateOf = async () => JSON.stringify((await running.ask("GET", "/api/rollers")).body);
  try {
    await expect.poll(stateOf, PATIENT).toContain('"state":"streaming"');
    // What plays there is simulated, and says so; a rehearsal asks nothing.
    expect(await stateOf()).toContain('"simulated":true');
    expect((await running.ask("POST", "/api/sessions")).status).toBe(201);
    await sleep(300);
    await pty.close();
    await expect.poll(stateOf, PATIENT).toContain('"state":"waiting"');
    await sleep(1000);
    pty = await openPty(path, bridge.receive);
    await expect.poll(stateOf, PATIENT).toContain('"state":"streaming"');
    await sleep(300);
  } finally {
    await running.hub.stop();
    clearInterval(living);
    await pty.close();
  }
  expect(running.reports).toEqual([]);
  const sessions = join(folder.path, "data", "sessions");
  const ids = await readdir(sessions);
  expect(ids).toHaveLength(1);
  const summary: unknown = JSON.parse(await readFile(join(sessions, ids[0] ?? "", "session.json"), "utf8"));
  expect(summary).toMatchObject({ state: "stopped", simulated: true });
  expect(summary).toHaveProperty("gapMs");
  expect(Object(summary).gapMs).toBeGreaterThan(1000);
});

function start(args: readonly string[], nodeArgs: readonly string[] = []) {
  const child = spawn(
    process.execPath,
    [...nodeArgs, MAIN, "--port", "0", "--data", join(folder.path, "data"), ...args],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  // A test that fails leaves no hub behind.
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
  child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

test("without serialport's native parts the hub starts, and says why the port is missing", async () => {
  const hub = start(["--link", "serial:/dev/ttyUSB0"], ["--import", WITHOUT_NATIVES]);
  await expect.poll(hub.stderr, PATIENT).toMatch(/SERIAL_UNAVAILABLE .*No native build was found/);
  await expect.poll(hub.stdout).toContain("Inchworm is ready");
  expect(await hub.stop()).toBe(0);
});

test("a port that is not there is told, and the hub starts", async () => {
  const path = join(folder.path, "no-such-port");
  const hub = start(["--link", `serial:${path}`]);
  await expect.poll(hub.stderr, PATIENT).toContain(`SERIAL_PORT_MISSING`);
  await expect.poll(hub.stdout).toContain(`Roller: serial:${path}`);
  expect(hub.stderr()).toContain(path);
  expect(await hub.stop()).toBe(0);
});
