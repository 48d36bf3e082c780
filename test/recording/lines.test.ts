import * as fc from "fast-check";
import { expect, test } from "vitest";

import { BadLine, frameFault, frameText, isFrame, parseLine } from "#hub/recording/lines.ts";
import { FrameLine } from "#shared/schema/recording.ts";
import { sampleFrame } from "#test/recording/samples.ts";

test("a frame's text reads back as the same frame", () => {
  const frame = sampleFrame(7);
  const line = parseLine(frameText(frame));
  expect(line).toEqual({ k: "frame", ...frame });
});

test("every finite double survives a line unchanged", () => {
  const double = fc.double({ noNaN: true, min: -8.64e15, max: 8.64e15 }).map((value) => value + 0);
  fc.assert(
    fc.property(double, double, (rxMs, tMs) => {
      const line = parseLine(frameText({ rxMs, seq: 1, imu: [], load: [[tMs, 2]] }));
      expect(line).toEqual({ k: "frame", rxMs, seq: 1, imu: [], load: [[tMs, 2]] });
    }),
  );
});

// The hand-written checks must say exactly what the schema says.
const oddNumber = fc.oneof(
  { weight: 12, arbitrary: fc.double({ noNaN: true, min: -1e15, max: 1e15 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>("1", null, true, [], Infinity, {}) },
);
const oddRow = (length: number) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.array(oddNumber, { minLength: length, maxLength: length }) },
    { weight: 1, arbitrary: fc.array(oddNumber, { maxLength: 9 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
const oddList = (length: number) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.array(oddRow(length), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
const oddFrame = fc.record(
  { k: fc.constant("frame"), rxMs: oddNumber, seq: oddNumber, imu: oddList(7), load: oddList(2), more: fc.jsonValue() },
  { requiredKeys: ["k"] },
);

test("frame checks agree with the schema", () => {
  let right = 0;
  let wrong = 0;
  fc.assert(
    fc.property(oddFrame, (value) => {
      const bySchema = FrameLine.safeParse(value).success;
      if (bySchema) right++;
      else wrong++;
      expect(frameFault(value) === undefined).toBe(bySchema);
    }),
    { numRuns: 3000, seed: 5 },
  );
  expect(right).toBeGreaterThan(100);
  expect(wrong).toBeGreaterThan(100);
});

test("unknown keys and unknown kinds are kept", () => {
  const frame = { k: "frame", rxMs: 1, seq: 2, imu: [], load: [], rssi: -60 };
  expect(parseLine(JSON.stringify(frame))).toEqual(frame);
  const other = { k: "weather", sky: { cover: 0.5 } };
  expect(parseLine(JSON.stringify(other))).toEqual(other);
  const mark = { k: "mark", tMs: 5, mark: "tenderSpot", note: "left of the middle" };
  expect(parseLine(JSON.stringify(mark))).toEqual(mark);
  const step = { k: "step", type: "press", startMs: 1, endMs: 2, scaleKg: 31.5, hint: "second try" };
  expect(parseLine(JSON.stringify(step))).toEqual(step);
});

const HOSTILE: readonly [text: string, reason: string][] = [
  ["{", "not JSON"],
  ["\0\0\0\0", "not JSON"],
  ["7", "not a JSON object"],
  ["null", "not a JSON object"],
  ["[1,2]", "not a JSON object"],
  ["{}", 'no kind "k"'],
  ['{"k":1}', 'no kind "k"'],
  ['{"format":"inchworm-recording","version":1}', "a second header"],
  ['{"k":"frame"}', "frame: rxMs is not a time in ms"],
  ['{"k":"frame","rxMs":1e999,"seq":1,"imu":[],"load":[]}', "frame: rxMs is not a time in ms"],
  ['{"k":"frame","rxMs":8.65e15,"seq":1,"imu":[],"load":[]}', "frame: rxMs is not a time in ms"],
  [
    '{"k":"frame","rxMs":1,"seq":1,"imu":[],"load":[[-1e300,5]]}',
    "frame: a load row is not [tMs,counts] or [tMs,counts,counts]",
  ],
  ['{"k":"frame","rxMs":1,"seq":"1","imu":[],"load":[]}', "frame: seq is not a number"],
  ['{"k":"frame","rxMs":1,"seq":1,"imu":{"length":1},"load":[]}', "frame: imu is not a list"],
  [
    '{"k":"frame","rxMs":1,"seq":1,"imu":[[1,2,3,4,5,6]],"load":[]}',
    "frame: an imu row is not [tMs,ax,ay,az,gx,gy,gz]",
  ],
  [
    '{"k":"frame","rxMs":1,"seq":1,"imu":[],"load":[[1,null]]}',
    "frame: a load row is not [tMs,counts] or [tMs,counts,counts]",
  ],
  ['{"k":"step","type":"jump","startMs":1,"endMs":2}', 'type: Invalid option: expected one of "rest"'],
  ['{"k":"mark","tMs":"now"}', "tMs: Invalid input: expected number, received string"],
];

test.each(HOSTILE)("%s is a bad line, not a throw", (text, reason) => {
  const line = parseLine(text);
  expect(line).toBeInstanceOf(BadLine);
  expect(line instanceof BadLine && line.reason).toContain(reason);
});

test("deep nesting and poisoned keys do no harm", () => {
  const deep = `{"k":"x","v":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
  expect(() => parseLine(deep)).not.toThrow();
  const poisoned = parseLine('{"k":"frame","rxMs":1,"seq":1,"imu":[],"load":[],"__proto__":{"k":"step"}}');
  expect(!(poisoned instanceof BadLine) && isFrame(poisoned)).toBe(true);
  expect("type" in {}).toBe(false);
});
