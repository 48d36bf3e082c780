import { expect, test, vi } from "vitest";

import { InchwormError } from "#hub/errors.ts";
import { searchAll } from "#hub/link/search.ts";
import { createSerialAccess } from "#hub/link/serial/library.ts";
import { ANSWER_WITHIN_MS, searchSerial } from "#hub/link/serial/search.ts";
import { fakePorts, usb } from "#test/link/serial/fakePorts.ts";

const SEARCH_WITHIN_MS = 2000;

test("only ports that may be a roller's are opened, and only those that answer as one are found", async () => {
  vi.useFakeTimers();
  try {
    const ports = fakePorts([
      { info: usb("/dev/ttyUSB1"), deviceId: "two" },
      { info: { path: "/dev/ttyS0" }, deviceId: "a modem" },
      { info: { path: "/dev/ttyACM0", vendorId: "2341", productId: "0043" }, deviceId: "an Arduino" },
      { info: { path: "/dev/ttyACM1", vendorId: "0483", productId: "5740" }, deviceId: "one" },
      { info: usb("/dev/ttyUSB2") },
    ]);
    const searching = searchSerial(ports.access);
    await vi.advanceTimersByTimeAsync(ANSWER_WITHIN_MS);
    expect(await searching).toEqual({ uris: ["serial:/dev/ttyACM1", "serial:/dev/ttyUSB1"], problems: [] });
    expect(ports.opened.toSorted()).toEqual(["/dev/ttyACM1", "/dev/ttyUSB1", "/dev/ttyUSB2"]);
    for (const path of ports.opened) expect(ports.isOpen(path)).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

test("a port that may be a roller's and cannot be opened is told", async () => {
  const denied = new InchwormError("SERIAL_PORT_DENIED", "/dev/ttyUSB0");
  const ports = fakePorts([{ info: usb("/dev/ttyUSB0"), refuses: denied }]);
  expect(await searchSerial(ports.access)).toEqual({ uris: [], problems: [denied] });
});

test("without ports it takes no timer", async () => {
  vi.useFakeTimers();
  try {
    expect(await searchSerial(fakePorts([]).access)).toEqual({ uris: [], problems: [] });
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test("without the library it says why", async () => {
  const broken = createSerialAccess(() => Promise.reject(new Error("no native build")));
  const { access } = fakePorts([{ info: usb("/dev/ttyUSB0") }]);
  const { uris, problems } = await searchSerial({ ...broken, list: access.list });
  expect(uris).toEqual([]);
  expect(problems.map(({ code, detail }) => [code, detail])).toEqual([["SERIAL_UNAVAILABLE", "no native build"]]);
});

test("one search that hangs or fails costs only what it would have found", async () => {
  vi.useFakeTimers();
  try {
    const found = searchAll(
      [
        () => new Promise(() => undefined),
        () => Promise.reject(new Error("broken")),
        () => Promise.resolve({ uris: ["serial:a"], problems: [] }),
      ],
      SEARCH_WITHIN_MS,
    );
    await vi.advanceTimersByTimeAsync(SEARCH_WITHIN_MS);
    const { uris, problems } = await found;
    expect(uris).toEqual(["serial:a"]);
    expect(problems.map(({ detail }) => detail)).toEqual(["broken"]);
  } finally {
    vi.useRealTimers();
  }
});
