// The core's output as the lines `analyze` writes. Unknown numbers are absent. Every number is rounded to a
// stated resolution, so that the last bits of floating point never show:
//   times 0.01 ms · speed 0.01 mm/s · force, its σ, tremor and breath 0.01 N · breath rate 0.01 Hz · lengths and positions 0.01 mm
import { flagNames } from "#shared/domain/features.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";

/** To 0.01; −0 becomes 0. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** Undefined, and so absent in JSON, when unknown. */
function known(value: number): number | undefined {
  return Number.isFinite(value) ? rounded(value) : undefined;
}

export function tickLine(tick: Tick): string {
  return JSON.stringify({
    k: "tick",
    tMs: rounded(tick.tMs),
    speedMmS: known(tick.speedMmS),
    forceN: known(tick.forceN),
    forceSdN: known(tick.forceSdN),
    contact: tick.contact,
    tremorN: known(tick.tremorN),
    breathN: known(tick.breathN),
    breathHz: known(tick.breathHz),
    positionMm: known(tick.positionMm),
    quality: tick.quality,
    flags: tick.quality === "good" ? undefined : flagNames(tick.flags),
    publishedMs: rounded(tick.publishedMs),
  });
}

/** Undefined for the events that only announce a beginning: their end carries it. */
export function eventLine(event: SignalEvent): string | undefined {
  switch (event.kind) {
    case "stroke":
      return JSON.stringify({
        k: "stroke",
        startMs: rounded(event.startMs),
        endMs: rounded(event.endMs),
        lengthMm: rounded(event.lengthMm),
      });
    case "hold":
      return JSON.stringify({
        k: "hold",
        startMs: rounded(event.startMs),
        endMs: rounded(event.endMs),
        announcedMs: rounded(event.announcedMs),
        endedMs: rounded(event.endedMs),
      });
    case "reversal":
      return JSON.stringify({ k: "reversal", tMs: rounded(event.tMs), publishedMs: rounded(event.publishedMs) });
    case "lift":
      return JSON.stringify({ k: "lift", startMs: rounded(event.startMs), endMs: rounded(event.endMs) });
    case "holdStart":
    case "liftStart":
      return undefined;
  }
}
