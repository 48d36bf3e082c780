// What must hold for everything the core puts out, whatever came in.
import type { CoreRun, KeptTick } from "#scripts/accuracy/coreRun.ts";
import type { SignalEvent } from "#shared/domain/features.ts";
import { QUALITY_LEVELS, TICK_MS } from "#shared/domain/features.ts";

/** A gyro of ±573 dps on a 74 mm radius reads 740 mm/s; the smoother may overshoot a step by half. */
const MOST_SPEED_MM_S = 1500;
/** No body lands harder on a roller. */
const MOST_FORCE_N = 4000;
/** A longer hole is not filled with ticks. */
const HOLE_MS = 600_000;
const NUMBERS = ["speedMmS", "paceMmS", "forceN", "forceSdN", "positionMm"] as const;

/** The first thing in the output that no roller could have caused; undefined when all is well. */
export function oddityOf({ ticks, events }: CoreRun): string | undefined {
  let before: KeptTick | undefined;
  for (const tick of ticks) {
    const odd = oddTick(tick) ?? oddStep(tick, before);
    if (odd !== undefined) return `${odd}: ${JSON.stringify(tick)} after ${JSON.stringify(before)}`;
    before = tick;
  }
  for (const event of events) {
    const odd = oddEvent(event);
    if (odd !== undefined) return `${odd}: ${JSON.stringify(event)}`;
  }
  return oddOrder(events);
}

function oddTick(tick: KeptTick): string | undefined {
  const { tMs, publishedMs, forceN, forceSdN, ageMs, holdMs, flags } = tick;
  if (tMs % TICK_MS !== 0 || !Number.isFinite(tMs)) return "off the grid";
  if (!Number.isFinite(publishedMs) || publishedMs < tMs) return "published before it happened";
  for (const key of NUMBERS) if (tick[key] === Infinity || tick[key] === -Infinity) return `${key} has no bound`;
  if (Math.abs(tick.speedMmS) > MOST_SPEED_MM_S || Math.abs(tick.paceMmS) > MOST_SPEED_MM_S) return "absurd speed";
  if (forceN < 0 || forceN > MOST_FORCE_N) return "absurd force";
  if (Number.isNaN(forceN) !== Number.isNaN(forceSdN) || forceSdN <= 0) return "force without its sigma";
  if (!(ageMs >= 0) || !(holdMs >= 0) || holdMs === Infinity) return "absurd age or hold";
  if (!Number.isInteger(flags) || flags < 0 || flags > 255) return "unknown flags";
  if (!QUALITY_LEVELS.includes(tick.quality)) return "unknown quality";
  if (tick.quality !== "unknown" && Number.isNaN(tick.speedMmS)) return "quality without a speed";
  return undefined;
}

function oddStep(tick: KeptTick, before: KeptTick | undefined): string | undefined {
  if (before === undefined) return undefined;
  const stepMs = tick.tMs - before.tMs;
  if (stepMs <= 0) return "time does not go on";
  if (stepMs !== TICK_MS && stepMs < HOLE_MS) return "a tick is missing";
  return tick.publishedMs < before.publishedMs ? "published backwards" : undefined;
}

function oddEvent(event: SignalEvent): string | undefined {
  for (const value of Object.values(event)) {
    if (typeof value === "number" && !Number.isFinite(value)) return "event without a number";
  }
  if ("endMs" in event && event.endMs < event.startMs) return "ends before it starts";
  // Rounded to 0.1 mm.
  if (event.kind === "stroke" && event.lengthMm < 29.9) return "too short a stroke";
  if (event.kind === "hold" && event.endMs - event.startMs < 2990) return "too short a hold";
  if (event.kind === "hold" && event.endedMs < event.announcedMs) return "ended before announced";
  return undefined;
}

/** Every hold and lift that was announced ends once; strokes do not overlap. */
function oddOrder(events: readonly SignalEvent[]): string | undefined {
  for (const pair of [
    ["holdStart", "hold"],
    ["liftStart", "lift"],
  ]) {
    const kinds = events.map(({ kind }) => kind).filter((kind) => pair.includes(kind));
    if (kinds.some((kind, k) => kind !== pair[k % 2]) || kinds.length % 2 !== 0) return `not in turns: ${pair.join()}`;
  }
  let endMs = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    if (event.kind !== "stroke") continue;
    if (event.startMs < endMs) return `strokes overlap: ${JSON.stringify(event)}`;
    endMs = event.endMs;
  }
  return undefined;
}
