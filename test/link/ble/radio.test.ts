// The beginning and the end of an instance of the Bluetooth library, and who shares it.
import { setTimeout as realPause } from "node:timers/promises";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createCentral } from "#hub/link/ble/central.ts";
import { loadNoble } from "#hub/link/ble/noble.ts";
import { openRadio } from "#hub/link/ble/radio.ts";
import { air, resetAir } from "#test/link/ble/fakeNoble.ts";

vi.mock("@stoprocent/noble", () => import("#test/link/ble/fakeNoble.ts"));

let present = true;
const machine = {
  platform: process.platform,
  list: async () => [],
  read: async () => "",
  mayUse: () => (present ? Promise.resolve() : Promise.reject(Object.assign(new Error("gone"), { code: "ENOENT" }))),
};
let number = 0;
/** Each test has an adapter of its own: turns are kept by adapter. */
const adapter = () => ({ hciPath: `/dev/test${number}`, loadNoble, machine });

beforeEach(() => {
  resetAir();
  present = true;
  number += 1;
});
afterEach(() => void vi.useRealTimers());

test("an adapter that goes while it comes up is no working one", async () => {
  air.poweredOn = async (noble) => {
    noble.emit("stateChange", "resetting");
    noble.emit("stateChange", "poweredOn");
    noble.emit("stateChange", "poweredOff");
  };
  await expect(openRadio(adapter())).rejects.toMatchObject({ code: "BLUETOOTH_OFF" });
  expect(air.calls).toEqual(["open", "stop"]);
});

test("a port that is pulled out while the adapter comes up is missed by name", async () => {
  air.poweredOn = async () => {
    present = false;
    await realPause(700);
  };
  await expect(openRadio(adapter())).rejects.toMatchObject({ code: "BLUETOOTH_MISSING" });
});

test("states on the way up are not its end", async () => {
  air.state = "unknown";
  air.poweredOn = async (noble) => {
    noble.emit("stateChange", "resetting");
    noble.emit("stateChange", "poweredOn");
  };
  const { lost, stop } = await openRadio(adapter());
  expect(lost.aborted).toBe(false);
  stop(new Error("over"));
});

test("a library that loads and does not start is told of as unusable", async () => {
  air.startFault = new Error("no native build\nand more");
  await expect(openRadio(adapter())).rejects.toMatchObject({ code: "BLUETOOTH_UNUSABLE", detail: "no native build" });
});

test("the next instance opens when the last one has let go, whoever opened it", async () => {
  vi.useFakeTimers();
  const first = await openRadio(adapter());
  first.stop(new Error("over"));
  const second = openRadio(adapter());
  await vi.advanceTimersByTimeAsync(100);
  expect(air.calls).toEqual(["open", "stop"]);
  await vi.advanceTimersByTimeAsync(200);
  (await second).stop(new Error("over"));
  expect(air.calls).toEqual(["open", "stop", "open", "stop"]);
});

test("one that nobody waits for any more ends as it comes up, and the next waits for that", async () => {
  vi.useFakeTimers();
  let up: () => void = () => undefined;
  air.poweredOn = () => new Promise((resolve) => (up = resolve));
  const given = new AbortController();
  const first = openRadio({ ...adapter(), signal: given.signal });
  const failed = first.catch((thrown: unknown) => thrown);
  const second = openRadio(adapter());
  await vi.advanceTimersByTimeAsync(50);
  given.abort(new Error("the search is over"));
  air.poweredOn = () => Promise.resolve();
  up();
  expect(await failed).toEqual(new Error("the search is over"));
  expect(air.calls).toEqual(["open", "stop"]);
  await vi.advanceTimersByTimeAsync(300);
  (await second).stop(new Error("over"));
});

test("a search goes on when its instance is renewed", async () => {
  air.info = undefined;
  let nowMs = 0;
  const options = adapter();
  const central = createCentral({ openRadio: () => openRadio(options), nowMs: () => nowMs });
  const found = central.find({ name: "Worm" }, new AbortController().signal);
  await vi.waitFor(() => expect(air.filters).toHaveLength(1));
  resetAir();
  nowMs += 31 * 60_000;
  await central.ready();
  expect((await found).peripheral.id).toBe("aabbccddeeff");
  expect(air.calls).toEqual(["stop", "open"]);
  central.close();
});
