import { expect, test } from "vitest";

import { manualClock } from "#hub/clock.ts";
import { tickTimer } from "#scripts/bench/tickTimer.ts";

test("a tick costs what passed inside push since the tick before, and nothing gets lost", () => {
  const clock = manualClock();
  const timer = tickTimer(10, clock.nowMs);
  const push = (...stepsMs: readonly (number | "tick")[]) => {
    timer.begin();
    for (const step of stepsMs)
      if (step === "tick") timer.tick();
      else clock.advance(step);
    timer.end();
    clock.advance(1000);
  };
  push(1, "tick", 2, "tick", 4);
  push(8);
  push(16, "tick");
  expect(timer.tookUs()).toEqual([1000, 2000, 28_000]);
});
