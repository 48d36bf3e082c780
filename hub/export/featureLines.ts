// The core's output as the lines `analyze` writes. Unknown numbers are absent. Every number is rounded to a
// stated resolution, so that the last bits of floating point never show:
//   times 0.01 ms · speed 0.01 mm/s · force, its σ, tremor and breath 0.01 N · breath rate 0.01 Hz · lengths and positions 0.01 mm
import { hundredthsText, rounded } from "#hub/export/numberText.ts";
import { flagNames } from "#shared/domain/features.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";

/** By hand: several times as fast as JSON.stringify, and there are 100 a second. */
export function tickLine(tick: Tick): string {
  let text = `{"k":"tick","tMs":${hundredthsText(tick.tMs)}`;
  text += field("speedMmS", tick.speedMmS);
  text += field("forceN", tick.forceN);
  text += field("forceSdN", tick.forceSdN);
  text += tick.contact ? ',"contact":true' : ',"contact":false';
  text += field("tremorN", tick.tremorN);
  text += field("breathN", tick.breathN);
  text += field("breathHz", tick.breathHz);
  text += field("positionMm", tick.positionMm);
  text += `,"quality":"${tick.quality}"`;
  if (tick.quality !== "good") text += `,"flags":${JSON.stringify(flagNames(tick.flags))}`;
  return `${text},"publishedMs":${hundredthsText(tick.publishedMs)}}`;
}

/** Nothing when unknown: an absent key. */
function field(name: string, value: number): string {
  return Number.isFinite(value) ? `,"${name}":${hundredthsText(value)}` : "";
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
