// The link's way through the life of a port, on ports that the test plays.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { InchwormError } from "#hub/errors.ts";
import { createSerialLink } from "#hub/link/serial.ts";
import { createSerialAccess } from "#hub/link/serial/library.ts";
import { encodeControl, encodeSerial, OP_IDENTIFY, OP_START, OP_STOP } from "#shared/protocol/index.ts";
import { logHandlers } from "#test/link/handlerLog.ts";
import { fakePorts, infoRecord, usb, type FakePort } from "#test/link/serial/fakePorts.ts";

const clock = { nowMs: () => performance.now() };
const PATH = "/dev/ttyUSB0";
const ROLLER: FakePort = { info: usb(PATH), deviceId: "one" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function opened(uri: string, ports: ReturnType<typeof fakePorts>) {
  const log = logHandlers();
  const link = createSerialLink(uri, { clock, access: ports.access });
  await link.open(log.handlers);
  await pass(0);
  return { link, log };
}

test("connects, streams, takes orders, and stops the roller when it is closed", async () => {
  const ports = fakePorts([ROLLER]);
  const { link, log } = await opened(`serial:${PATH}`, ports);
  expect(log.states.at(-1)).toBe("streaming");
  expect(log.identities[0]?.device.id).toBe("one");
  expect(await link.send(encodeControl({ op: "identify" }))).toBe(true);
  await link.close();
  expect(ports.orders.map(([, opcode]) => opcode).slice(-2)).toEqual([OP_IDENTIFY, OP_STOP]);
  expect(ports.isOpen(PATH)).toBe(false);
  expect(log.states.at(-1)).toBe("closed");
  expect(await link.send(encodeControl({ op: "identify" }))).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  ["not there", undefined, "SERIAL_PORT_MISSING"],
  ["not allowed", new InchwormError("SERIAL_PORT_DENIED", PATH), "SERIAL_PORT_DENIED"],
  ["in use", new InchwormError("SERIAL_PORT_BUSY", PATH), "SERIAL_PORT_BUSY"],
])("a port that is %s: told once, tried again, and joined as soon as it can be", async (_name, refuses, code) => {
  const ports = fakePorts(refuses === undefined ? [] : [{ ...ROLLER, refuses }]);
  const { link, log } = await opened(`serial:${PATH}`, ports);
  await pass(30_000);
  expect(log.faults.map(({ code: told }) => told)).toEqual([code]);
  expect(log.states).toEqual(["connecting", "waiting"]);
  expect(ports.opened.length).toBeGreaterThan(10);
  expect(ports.opened.length).toBeLessThan(30);
  if (refuses !== undefined) ports.unplug(PATH);
  ports.plug(ROLLER);
  await pass(3000);
  expect(log.states.at(-1)).toBe("streaming");
  await link.close();
});

test("a roller of another protocol: told once, with both versions, and no stream is shown", async () => {
  const ports = fakePorts([{ ...ROLLER, protocolVersion: 2 }]);
  const { link, log } = await opened(`serial:${PATH}`, ports);
  await pass(10_000);
  expect(log.faults.map(({ code }) => code)).toEqual(["FIRMWARE_MISMATCH"]);
  expect(log.states).toEqual(["connecting", "connecting"]);
  expect(log.details.at(-1)).toContain("version 2");
  expect(log.bad).toEqual([[1, "protocolVersion"]]);
  await link.close();
});

test("a port whose first bytes cannot be taken is let go, and tried again", async () => {
  const ports = fakePorts([ROLLER]);
  const log = logHandlers();
  let failures = 0;
  const access = {
    ...ports.access,
    async open(...[path, events]: Parameters<typeof ports.access.open>) {
      const port = await ports.access.open(path, events);
      // They come before the link has the port in its hands.
      events.data(encodeSerial(infoRecord("one")));
      return port;
    },
  };
  const link = createSerialLink(`serial:${PATH}`, { clock, access });
  await link.open({
    ...log.handlers,
    identity(identity) {
      failures += 1;
      if (failures === 1) throw new Error("no");
      log.handlers.identity(identity);
    },
  });
  await pass(0);
  expect(ports.isOpen(PATH)).toBe(false);
  await link.close();
  expect(vi.getTimerCount()).toBe(0);
});

test("without the library's native parts the link waits and says why", async () => {
  const log = logHandlers();
  const access = createSerialAccess(() => Promise.reject(new Error("no native build")));
  const link = createSerialLink(`serial:${PATH}`, { clock, access });
  await link.open(log.handlers);
  await pass(5000);
  expect(log.faults.map(({ code }) => code)).toEqual(["SERIAL_UNAVAILABLE"]);
  expect(log.details).toContain("Serial ports cannot be used on this computer: no native build");
  await link.close();
  expect(log.states.at(-1)).toBe("closed");
});

test("a port that is open but silent is told, and asked on", async () => {
  const ports = fakePorts([{ info: usb(PATH) }]);
  const { link, log } = await opened(`serial:${PATH}`, ports);
  await pass(10_000);
  expect(log.faults.map(({ code }) => code)).toEqual(["SERIAL_PORT_SILENT"]);
  expect([log.states.at(-1), log.details.at(-1)]).toEqual([
    "connecting",
    "the port is open, but nothing comes from it",
  ]);
  expect(ports.orders.length).toBeGreaterThan(15);
  expect(ports.opened).toEqual([PATH]);
  await link.close();
});

test("a roller that falls silent is reached again by opening its port anew", async () => {
  const ports = fakePorts([ROLLER]);
  const { link, log } = await opened(`serial:${PATH}`, ports);
  ports.mute(PATH);
  await pass(4000);
  expect(ports.opened).toHaveLength(2);
  expect(log.details).toContain(`${PATH}: the port is open, but the roller has gone silent`);
  await pass(60_000);
  expect(ports.opened).toHaveLength(2);
  expect(log.faults.map(({ code }) => code)).toEqual(["SERIAL_PORT_SILENT"]);
  await link.close();
});

test("unplugged and plugged in again: the same roller, started anew, and no complaint", async () => {
  const ports = fakePorts([ROLLER]);
  const { link, log } = await opened(`serial:${PATH}`, ports);
  ports.unplug(PATH);
  await pass(5000);
  expect(log.states).toContain("waiting");
  const before = ports.orders.length;
  ports.plug(ROLLER);
  await pass(3000);
  expect(log.states.at(-1)).toBe("streaming");
  expect(ports.orders.slice(before).map(([, opcode]) => opcode)).toContain(OP_START);
  expect(log.identities).toHaveLength(1);
  expect(log.faults).toEqual([]);
  await link.close();
});

test("serial: alone takes the port that has a roller, and later follows that roller to another port", async () => {
  const ports = fakePorts([{ info: { path: "/dev/ttyS0" } }, { info: usb("/dev/ttyUSB7"), deviceId: "one" }]);
  const { link, log } = await opened("serial:", ports);
  await pass(2000);
  expect(log.states[0]).toBe("searching");
  expect(log.states.at(-1)).toBe("streaming");
  ports.unplug("/dev/ttyUSB7");
  ports.plug({ info: usb("/dev/ttyUSB8"), deviceId: "somebody else's" });
  await pass(6000);
  expect(log.states.at(-1)).toBe("searching");
  ports.plug({ info: usb("/dev/ttyUSB9"), deviceId: "one" });
  await pass(6000);
  expect(log.states.at(-1)).toBe("streaming");
  expect(ports.isOpen("/dev/ttyUSB9")).toBe(true);
  expect(log.identities).toHaveLength(1);
  expect(ports.opened).not.toContain("/dev/ttyS0");
  await link.close();
});

test("closed while a port is being opened, it leaves none open", async () => {
  const ports = fakePorts([ROLLER]);
  let letOpen: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letOpen = resolve;
  });
  const access = {
    ...ports.access,
    open: async (...args: Parameters<typeof ports.access.open>) => {
      await gate;
      return ports.access.open(...args);
    },
  };
  const log = logHandlers();
  const link = createSerialLink(`serial:${PATH}`, { clock, access });
  await link.open(log.handlers);
  const closing = link.close();
  letOpen();
  await closing;
  expect(ports.isOpen(PATH)).toBe(false);
  expect(log.states.at(-1)).toBe("closed");
});
