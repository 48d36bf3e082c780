// The real serial library at a port of no hardware, with the simulated roller at the other end.
import { execFileSync } from "node:child_process";
import { chmod, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";

import { beforeEach, expect, test, vi } from "vitest";

import { manualClock, systemClock } from "#hub/clock.ts";
import { createSerialLink } from "#hub/link/serial.ts";
import { createSerialAccess } from "#hub/link/serial/library.ts";
import { searchSerial } from "#hub/link/serial/search.ts";
import { createSimulatedLink } from "#hub/link/simulated.ts";
import { openPty } from "#sim/pty.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { temporaryFolder } from "#test/hub/runningHub.ts";
import { logHandlers } from "#test/link/handlerLog.ts";
import { garbageRun, withoutArrival } from "#test/link/serial/garbageRun.ts";
import { needsPty } from "#test/link/serial/needsPty.ts";
import { ptyRoller } from "#test/link/serial/ptyRoller.ts";

const SECONDS = 20;
/** The machine may be busy with other tests. */
const PATIENT = { timeout: 15_000 };
const access = createSerialAccess();

beforeEach(needsPty);

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function simulatedFrames(uri: string): Promise<RawFrame[]> {
  vi.useFakeTimers();
  try {
    const clock = manualClock(1_700_000_000_000);
    const log = logHandlers();
    const link = createSimulatedLink(uri, { clock });
    await link.open(log.handlers);
    for (let ms = 0; ms < SECONDS * 1000; ms += 20) {
      clock.advance(20);
      vi.advanceTimersByTime(20);
    }
    await link.close();
    return log.frames;
  } finally {
    vi.useRealTimers();
  }
}

test.each(["ring", "two"] as const)("mounting %s: the frames are those of the simulated link", async (mounting) => {
  const expected = await simulatedFrames(`sim:post-run?seed=3&mounting=${mounting}`);
  expect(expected.length).toBeGreaterThan(SECONDS * 45);
  const roller = await ptyRoller({ scenario: "post-run", seed: 3, mounting });
  const log = logHandlers();
  const link = createSerialLink(`serial:${roller.path}`, { clock: systemClock, access });
  try {
    await link.open(log.handlers);
    await expect.poll(() => roller.bridge.started, PATIENT).toBe(true);
    await roller.run(SECONDS);
    await expect.poll(() => log.frames.length, PATIENT).toBeGreaterThanOrEqual(expected.length);
    expect(withoutArrival(log.frames.slice(0, expected.length))).toEqual(withoutArrival(expected));
    expect(log.bad).toEqual([]);
    expect(log.identities).toHaveLength(1);
    expect(log.states).toEqual(["connecting", "streaming"]);
  } finally {
    await link.close();
    await roller.remove();
  }
  expect(log.states.at(-1)).toBe("closed");
});

test("a megabyte of garbage costs only the frames it hit", async () => {
  const { garbageBytes, hits, expected, received } = await garbageRun({ seed: 11, seconds: 20, bytesARecord: 1100 });
  expect(garbageBytes).toBeGreaterThan(1_000_000);
  expect(hits).toBeGreaterThan(50);
  expect(expected.length).toBeGreaterThan(500);
  expect(withoutArrival(received)).toEqual(withoutArrival(expected));
});

test("unplugged and plugged in again: waited for, and the stream goes on", async () => {
  const roller = await ptyRoller({ scenario: "post-run", seed: 5 });
  const log = logHandlers();
  const link = createSerialLink(`serial:${roller.path}`, { clock: systemClock, access });
  try {
    await link.open(log.handlers);
    await expect.poll(() => roller.bridge.started, PATIENT).toBe(true);
    await roller.run(1);
    await expect.poll(() => log.states, PATIENT).toContain("streaming");
    await roller.unplug();
    await expect.poll(() => log.states.at(-1), PATIENT).toBe("waiting");
    await roller.plug();
    const before = log.frames.length;
    await expect
      .poll(async () => {
        await roller.run(0.1);
        return log.frames.length;
      }, PATIENT)
      .toBeGreaterThan(before);
    expect(log.states.at(-1)).toBe("streaming");
    expect(log.identities).toHaveLength(1);
    expect(log.faults).toEqual([]);
  } finally {
    await link.close();
    await roller.remove();
  }
});

test("a port that vanishes is noticed every time, also in the middle of a read", async () => {
  const folder = await temporaryFolder();
  try {
    for (let round = 0; round < 16; round++) {
      const pty = await openPty(join(folder.path, "port"), () => undefined);
      let received = 0;
      let why: string | undefined;
      const port = await access.open(pty.path, {
        data: (bytes) => (received += bytes.length),
        gone: (reason) => (why = reason),
      });
      const writing = setInterval(() => pty.write(new Uint8Array(50)), 2);
      await expect.poll(() => received, PATIENT).toBeGreaterThan(100);
      clearInterval(writing);
      await pty.close();
      await expect.poll(() => why, PATIENT).toBe("it was unplugged");
      await port.close();
    }
  } finally {
    await folder.remove();
  }
});

test("a board that starts anew is started again, and its time goes on", async () => {
  const roller = await ptyRoller({ scenario: "reboot", seed: 4 });
  const log = logHandlers();
  const link = createSerialLink(`serial:${roller.path}`, { clock: systemClock, access });
  try {
    await link.open(log.handlers);
    await expect.poll(() => roller.bridge.started, PATIENT).toBe(true);
    await roller.run(12.5);
    await expect.poll(() => log.frames.length, PATIENT).toBeGreaterThan(500);
    await sleep(100);
    const before = log.frames.length;
    // It has restarted and says nothing until it is asked: only real time makes the link do that.
    await expect
      .poll(async () => {
        await roller.run(0.1);
        return log.frames.length;
      }, PATIENT)
      .toBeGreaterThan(before);
    expect(log.states).toEqual(["connecting", "streaming", "connecting", "streaming"]);
    const times = log.frames.flatMap(({ imu }) => imu.map(([tMs]) => tMs));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  } finally {
    await link.close();
    await roller.remove();
  }
});

test("a search finds it where its port may be a roller's", async () => {
  const roller = await ptyRoller({ scenario: "post-run" });
  try {
    const listed = { ...access, list: async () => [{ path: roller.path, vendorId: "0483", productId: "5740" }] };
    expect(await searchSerial(listed)).toEqual({ uris: [`serial:${roller.path}`], problems: [] });
    const unknown = { ...access, list: async () => [{ path: roller.path }] };
    expect(await searchSerial(unknown)).toEqual({ uris: [], problems: [] });
  } finally {
    await roller.remove();
  }
});

test("a port that another program holds, and one that is not there, are told with what they are", async () => {
  const roller = await ptyRoller({ scenario: "post-run" });
  const events = { data: () => undefined, gone: () => undefined };
  const holder = await access.open(roller.path, events);
  try {
    await expect(access.open(roller.path, events)).rejects.toMatchObject({ code: "SERIAL_PORT_BUSY" });
    await expect(access.open(`${roller.path}-2`, events)).rejects.toMatchObject({ code: "SERIAL_PORT_MISSING" });
    await expect(access.open("/dev/null", events)).rejects.toMatchObject({ code: "SERIAL_PORT_MISSING" });
  } finally {
    await holder.close();
    await roller.remove();
  }
});

test("a port that its owner keeps to himself is told, with the way in", async (context) => {
  context.skip(process.getuid?.() !== 0, "only root can try it as somebody else");
  const roller = await ptyRoller({ scenario: "post-run" });
  try {
    await chmod(await realpath(roller.path), 0o600);
    await chmod(dirname(roller.path), 0o755);
    const library = new URL("../../../hub/link/serial/library.ts", import.meta.url).href;
    const script = `
      const { createSerialAccess } = await import(${JSON.stringify(library)});
      const events = { data() {}, gone() {} };
      await createSerialAccess().open(${JSON.stringify(roller.path)}, events).catch((error) => console.log(error.message));`;
    const somebody = { uid: 65_534, gid: 65_534, encoding: "utf8" } as const;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], somebody);
    expect(said).toContain(`You may not use this serial port: ${roller.path}: run "sudo usermod -aG `);
  } finally {
    await roller.remove();
  }
});
