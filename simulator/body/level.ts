// A quantity that rests at levels and moves between them with least jerk: pressure, contact, shaking.
import { placeShare } from "#sim/body/minimumJerk.ts";
import { createTimeline } from "#sim/body/timeline.ts";
import type { Spell } from "#sim/body/timeline.ts";

interface Ramp extends Spell {
  readonly from: number;
  readonly to: number;
}

export interface Level {
  /** Plans a change; changes come in time order, one asked for during another begins where that one would end. */
  change(startMs: number, durationMs: number, to: number): void;
  /** Value at `simMs`; calls come in time order. */
  at(simMs: number): number;
}

export function createLevel(initial: number): Level {
  const ramps = createTimeline<Ramp>();
  let settled = initial;
  return {
    change(startMs, durationMs, to) {
      const last = ramps.last();
      const freeMs = last === undefined ? startMs : Math.max(startMs, last.startMs + last.durationMs);
      ramps.push({ startMs: freeMs, durationMs: Math.max(5, durationMs), from: last?.to ?? initial, to });
    },
    at(simMs) {
      const ramp = ramps.at(simMs);
      if (ramp === undefined) return settled;
      settled = ramp.to;
      return ramp.from + (ramp.to - ramp.from) * placeShare((simMs - ramp.startMs) / ramp.durationMs);
    },
  };
}
