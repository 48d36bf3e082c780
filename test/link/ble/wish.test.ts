import { expect, test } from "vitest";

import { linksTo } from "#hub/link/ble/search.ts";
import { filterFor, fits, metAs } from "#hub/link/ble/wish.ts";
import type { Heard } from "#hub/link/ble/wish.ts";

const SERVICE = "6c1b00018a5e4f0b9d5721e7a4c3f9b2";
const roller: Heard = {
  id: "aabbccddeeff",
  address: "aa:bb:cc:dd:ee:ff",
  advertisement: { localName: "Hall roller", serviceUuids: [SERVICE] },
};
const stranger: Heard = { id: "112233445566", address: "11:22:33:44:55:66", advertisement: { localName: "TV" } };

test.each([
  [{}, true],
  [{ name: "Hall roller" }, true],
  [{ name: "hall ROLLER " }, true],
  [{ name: "AA:BB:CC:DD:EE:FF" }, true],
  [{ name: "Hall" }, false],
  [{ id: "aabbccddeeff" }, true],
  [{ name: "Hall roller", id: "112233445566" }, false],
])("%j is met: %s", (wish, met) => {
  expect(fits(wish, roller)).toBe(met);
});

test("any roller means any with the service", () => {
  expect(fits({}, stranger)).toBe(false);
});

test("only who looks for a name that was not found yet listens to everybody", () => {
  expect(filterFor([{}, { id: "aabbccddeeff", name: "Hall roller" }])).toEqual([SERVICE]);
  expect(filterFor([{}, { name: "Hall roller" }])).toEqual([]);
});

test("a roller that advertised no service is listened for without a filter again", () => {
  const development = { ...roller, advertisement: { localName: "Hall roller" } };
  const again = metAs({ name: "Hall roller" }, development);
  expect(fits(again, development)).toBe(true);
  expect(filterFor([{}, again])).toEqual([]);
  expect(filterFor([metAs({ name: "Hall roller" }, roller)])).toEqual([SERVICE]);
});

test("what is found gets the name it advertises, or its address where that says nothing", () => {
  const at = (address: string, localName?: string) => ({
    id: address,
    address,
    advertisement: localName === undefined ? {} : { localName },
  });
  expect(linksTo([at("1:2", "Worm"), at("3:4", "Hall?"), at("5:6"), at("7:8", "Twin"), at("9:a", "Twin")])).toEqual([
    "ble:Worm",
    "ble:Hall%3F",
    "ble:5:6",
    "ble:7:8",
    "ble:9:a",
  ]);
});
