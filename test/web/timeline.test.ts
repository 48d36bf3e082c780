import { expect, test } from "vitest";

import type { ProgramStep } from "#shared/schema/program.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import { timelineOf } from "#web/programs/timeline.ts";

const step = (target: number): ProgramStep => ({
  mode: "free",
  seconds: { least: target / 2, target, most: target * 2 },
});
const STEPS = [60, 90, 30, 120].map(step);
const VIEW: ProgramView = {
  programId: "p",
  name: "P",
  phase: "running",
  step: { index: 1, of: 4, mode: "free", leastMs: 45_000, targetMs: 90_000, mostMs: 180_000 },
  countedMs: 45_000,
  loadedMs: 45_000,
  heldMs: 0,
  passes: 0,
  notCountedMs: {},
  behind: [{ index: 0, how: "done", countedMs: 60_000, targetMs: 60_000 }],
  leftOut: [{ index: 2, says: "closed" }],
};

test("done, now, left out and next, each as long as its step", () => {
  const { parts, next } = timelineOf(VIEW, STEPS);
  expect(parts.map(({ state }) => state)).toEqual(["done", "now", "leftOut", "next"]);
  expect(parts.map(({ weight }) => weight)).toEqual([60, 90, 30, 120]);
  expect(parts.map(({ filled }) => filled)).toEqual([1, 0.5, 0, 0]);
  expect(next).toBe(STEPS[3]);
});

test("a step that was skipped is as full as what counted of it, and what never came is empty", () => {
  const behind = [{ index: 0, how: "skipped", countedMs: 6000, targetMs: 60_000 } as const];
  const ended = timelineOf({ ...VIEW, phase: "finished", behind }, STEPS);
  expect(ended.parts.map(({ filled }) => filled)).toEqual([0.1, 0.5, 0, 0]);
  expect(ended.parts.map(({ state }) => state)).toEqual(["done", "done", "leftOut", "next"]);
});

test("a step left out behind stays left out, and after a finished program nothing comes", () => {
  const over = timelineOf({ ...VIEW, phase: "finished", step: { ...VIEW.step, index: 3 } }, STEPS);
  expect(over.parts.map(({ state }) => state)).toEqual(["done", "done", "leftOut", "done"]);
  expect(over.next).toBeUndefined();
});

test("without the steps nobody knows what comes", () => {
  expect(timelineOf(VIEW, undefined)).toMatchObject({ next: undefined });
});
