// One stop is counted once, with what it felt like.
import { expect, test } from "vitest";

import { withStop } from "#hub/export/stopsTold.ts";

test("a stop and what it felt like are one; another stop, or a word long after, is its own", () => {
  const stopped = withStop([], { tMs: 79_000 });
  expect(stopped).toEqual([{ tMs: 79_000 }]);
  const told = withStop(stopped, { tMs: 90_000, text: "sharp" });
  expect(told).toEqual([{ tMs: 79_000, reason: "sharp" }]);
  expect(withStop(told, { tMs: 95_000 })).toHaveLength(2);
  expect(withStop(told, { tMs: 95_000, text: "numb" })).toHaveLength(2);
  expect(withStop(stopped, { tMs: 300_000, text: "sharp" })).toHaveLength(2);
  expect(withStop([], { tMs: 1, text: "sharp" })).toEqual([{ tMs: 1, reason: "sharp" }]);
});
