import { expect, test } from "vitest";

import { givenCalibrations } from "#hub/givenCalibrations.ts";
import { calibrationFor } from "#test/hub/fakeLink.ts";

function setUp(rollers: number, ...ids: string[]) {
  const told: string[] = [];
  const unused = ({ detail }: { detail: string }) => told.push(detail);
  return { told, find: givenCalibrations({ calibrations: ids.map(calibrationFor), rollers, unused }) };
}

test("each is used for the device it names", () => {
  const { find, told } = setUp(2, "a", "b");
  expect([find("a")?.deviceId, find("b")?.deviceId, find("c")]).toEqual(["a", "b", undefined]);
  expect(told).toEqual([]);
});

test("one that fits no roller is told once, when all rollers are known", () => {
  const { find, told } = setUp(2, "a", "b");
  find("a");
  expect(told).toEqual([]);
  find("c");
  find("c");
  expect(told).toEqual(["it is for b; connected: a, c"]);
});
