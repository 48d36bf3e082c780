import * as fc from "fast-check";
import { expect, test } from "vitest";

import { bleUri, parseBleUri } from "#hub/link/ble/address.ts";

test.each([
  ["ble:", {}],
  ["ble:Hall roller", { name: "Hall roller" }],
  ["BLE:Hall%20roller", { name: "Hall roller" }],
  ["ble:?hci=/dev/ttyACM0", { hciPath: "/dev/ttyACM0" }],
  ["ble:?hci=%2Fdev%2FttyACM0", { hciPath: "/dev/ttyACM0" }],
  ["ble:worm?hci=/dev/serial/by-id/usb+0", { name: "worm", hciPath: "/dev/serial/by-id/usb+0" }],
  ["ble:worm?hci=COM3", { name: "worm", hciPath: "COM3" }],
  ["ble:aa:bb:cc:dd:ee:ff", { name: "aa:bb:cc:dd:ee:ff" }],
  ["ble:who?", { name: "who?" }],
  ["ble:100%", { name: "100%" }],
])("%s", (uri, address) => {
  expect(parseBleUri(uri)).toEqual(address);
});

test.each(["ble:?hci=", "ble:worm?hci=", "ble:worm?speed=4", "ble:?port=/dev/ttyACM0"])(
  "%s is refused with what is wrong",
  (uri) => {
    expect(() => parseBleUri(uri)).toThrow(expect.objectContaining({ code: "BAD_LINK_URI" }));
  },
);

test("a name that somebody advertises moves no terminal's cursor", () => {
  const name = "Worm\u001b[2J\u009b1A\u202e";
  expect(bleUri(name)).toMatch(/^[ -~]+$/);
  expect(parseBleUri(bleUri(name))).toEqual({ name });
});

test("a name of any letters leads back to itself", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (name) => {
      expect(parseBleUri(bleUri(name))).toEqual({ name });
    }),
  );
});
