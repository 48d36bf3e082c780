import { expect, test } from "vitest";

import { createBreathFeed } from "#hub/breathFeed.ts";
import { ServerMessage } from "#shared/schema/live.ts";

const VIEW = { isKnown: true, sure: 0.614, perMin: 15.21, held: 0.126 };

test("the breath is told when it is news, and that the hold is over, once", () => {
  const feed = createBreathFeed("sim");
  expect(feed.due(undefined, 1000)).toBeUndefined();
  const told = feed.due(VIEW, 2000.04);
  expect(told).toEqual({
    type: "breath",
    rollerId: "sim",
    sentMs: 2000,
    known: true,
    sure: 0.61,
    held: 0.13,
    breathsPerMin: 15.2,
  });
  expect(ServerMessage.parse(told)).toEqual(told);
  expect(feed.due(VIEW, 2010)).toBeUndefined();
  expect(feed.due(undefined, 3000)).toEqual({ type: "breath", rollerId: "sim", sentMs: 3000, known: false });
  expect(feed.due(undefined, 3010)).toBeUndefined();
});

test("an unknown rate is absent, and so is a breath held that cannot be told", () => {
  const told = createBreathFeed("sim").due({ isKnown: false, sure: 0.2, perMin: Number.NaN, held: 0 }, 1000);
  expect(told).toEqual({ type: "breath", rollerId: "sim", sentMs: 1000, known: false, sure: 0.2 });
});
