import * as fc from "fast-check";
import { expect, test } from "vitest";

import { rollerIdOf } from "#hub/rollerId.ts";

const none = new Set<string>();

test.each([
  ["sim:post-run", "sim-post-run"],
  ["sim:post-run?seed=3&mounting=four", "sim-post-run"],
  ["file:/home/a b/My Run.ndjson?speed=4", "file-my-run-ndjson"],
  ["ble:", "ble"],
  ["ble:Inchworm 12?hci=/dev/ttyACM0", "ble-inchworm-12"],
  ["serial:/dev/ttyUSB0", "serial-ttyusb0"],
  ["", "roller"],
])("%s is %s", (uri, id) => {
  expect(rollerIdOf(uri, none)).toBe(id);
});

test("ids are never longer than 24 and never taken twice", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 30 }), (uris) => {
      const taken = new Set<string>();
      for (const uri of uris) {
        const id = rollerIdOf(uri, taken);
        expect(id).toMatch(/^[a-z0-9-]{1,24}$/);
        expect(taken.has(id)).toBe(false);
        taken.add(id);
      }
    }),
  );
});
