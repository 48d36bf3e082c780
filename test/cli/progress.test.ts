import { expect, test } from "vitest";

import { createProgress, progressText } from "#hub/cli/progress.ts";

function setUp(isTTY: boolean, columns?: number) {
  const written: string[] = [];
  let now = 0;
  const progress = createProgress({
    out: { isTTY, ...(columns === undefined ? {} : { columns }), write: (text) => written.push(text) },
    label: "Reading",
    nowMs: () => now,
  });
  return {
    written,
    progress,
    at(ms: number, done: number) {
      now = ms;
      progress.update(done, 100);
    },
  };
}

test("on a terminal nothing shows for a short job; a longer one is drawn in place and removed", () => {
  const { written, progress, at } = setUp(true);
  at(100, 20);
  expect(written).toEqual([]);
  at(500, 25);
  at(550, 30);
  at(610, 50);
  progress.end();
  expect(written).toHaveLength(3);
  expect(written[0]).toBe("\rReading  ███████░░░░░░░░░░░░░░░░░░░░░  25 %  2 s left\u001b[K");
  expect(written.at(-1)).toBe("\r\u001b[K");
});

test("it never wraps on a narrow terminal", () => {
  const { written, at } = setUp(true, 20);
  at(1000, 50);
  expect(written[0]?.replace("\r", "").replace("\u001b[K", "")).toHaveLength(19);
});

test("without a terminal a long job says a line now and then", () => {
  const { written, progress, at } = setUp(false);
  for (let ms = 0; ms <= 30_000; ms += 100) at(ms, ms / 400);
  progress.end();
  expect(written).toHaveLength(3);
  expect(written.every((text) => text.endsWith("left\n") && !text.includes("\r"))).toBe(true);
});

test("shares outside 0 to 1 and unknown totals do no harm", () => {
  expect(progressText("x", 0, 100)).toBe(`x  ${"░".repeat(28)}  0 %`);
  const { written, progress } = setUp(true);
  progress.update(5, 0);
  expect(written).toEqual([]);
});
