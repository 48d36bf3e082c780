// What every tick and event must be, whatever went in.
import { expect } from "vitest";

import type { CoreRun } from "#scripts/accuracy/coreRun.ts";
import { QUALITY_LEVELS, TICK_MS } from "#shared/domain/features.ts";

/** Speeds and forces beyond these are no rolling: a state ran away. */
const MOST_MM_S = 5000;
const MOST_N = 50_000;

export function expectSane({ ticks, events }: CoreRun): void {
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const { tMs, publishedMs, ageMs, holdMs, flags } = tick;
    const bounded = (value: number, most: number) => Number.isNaN(value) || Math.abs(value) <= most;
    const sane =
      tMs % TICK_MS === 0 &&
      tMs > lastMs &&
      publishedMs >= tMs &&
      [publishedMs, ageMs, holdMs, flags].every((value) => Number.isFinite(value)) &&
      ageMs >= 0 &&
      holdMs >= 0 &&
      bounded(tick.speedMmS, MOST_MM_S) &&
      bounded(tick.paceMmS, MOST_MM_S) &&
      bounded(tick.forceN, MOST_N) &&
      bounded(tick.positionMm, 1e7) &&
      Number.isNaN(tick.forceN) === Number.isNaN(tick.forceSdN) &&
      !(tick.forceN < 0) &&
      !(tick.forceSdN < 0) &&
      QUALITY_LEVELS.includes(tick.quality) &&
      (tick.quality !== "unknown" || Number.isNaN(tick.speedMmS) || flags !== 0);
    if (!sane) expect(tick).toBe("a sane tick");
    lastMs = tMs;
  }
  for (const event of events) {
    for (const value of Object.values(event)) {
      if (typeof value === "number" && !Number.isFinite(value)) expect(event).toBe("a sane event");
    }
    if ("endMs" in event) expect(event.endMs).toBeGreaterThanOrEqual(event.startMs);
  }
}
