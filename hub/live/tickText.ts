// The tick message as text: 50 a second and roller, so it is written once, rounded, and never over 300 bytes.
import type { CueId } from "#shared/domain/cues.ts";
import { flagNames, type Tick } from "#shared/domain/features.ts";
import type { HoldWait } from "#shared/domain/programProgress.ts";

export const MAX_TICK_BYTES = 300;
/** Numbers from here on are no measurement; they are left out as unknown. */
const ABSURD = 10_000;
const MOST_AGE_MS = 99_999;

export interface TickExtras {
  readonly rollerId: string;
  /** Clock of the link, ms. */
  readonly sentMs: number;
  readonly hold?: { readonly elapsedMs: number; readonly countedMs: number; readonly waits?: HoldWait };
  /** The band where the roller is, when it is lower there than the area's, N. */
  readonly lowered?: readonly [number, number];
  readonly cueId?: CueId;
}

/** The message as JSON. Unknown (NaN) numbers are absent; reasons are left out before the limit is passed. */
export function tickText(tick: Tick, extras: TickExtras): string {
  const { hold, lowered, cueId } = extras;
  let head =
    `{"type":"tick","rollerId":${JSON.stringify(extras.rollerId)},"sampleMs":${tick.tMs}` +
    `,"sentMs":${tenths(extras.sentMs)}` +
    known("speedMmS", tick.speedMmS) +
    known("forceN", tick.forceN) +
    known("forceSdN", tick.forceSdN) +
    `,"contact":${tick.contact}` +
    known("positionMm", tick.positionMm) +
    (lowered === undefined ? "" : `,"bandN":[${Math.round(lowered[0])},${Math.round(lowered[1])}]`) +
    (hold === undefined
      ? ""
      : `,"hold":{"elapsedMs":${Math.round(hold.elapsedMs)},"countedMs":${Math.round(hold.countedMs)}}`) +
    (cueId === undefined ? "" : `,"cueId":"${cueId}"`) +
    `,"quality":"${tick.quality}"`;
  const tail = `,"ageMs":${tenths(ageWhenSentMs(tick, extras.sentMs))}}`;
  const waits = hold?.waits === undefined ? "" : `,"holdWaits":"${hold.waits}"`;
  if (head.length + waits.length + tail.length <= MAX_TICK_BYTES) head += waits;
  return head + reasons(tick.flags, MAX_TICK_BYTES - head.length - tail.length) + tail;
}

/** How old the newest sample behind the values is as the message leaves: what a viewer calls live or stale. */
function ageWhenSentMs(tick: Tick, sentMs: number): number {
  const ageMs = sentMs - tick.tMs + tick.ageMs;
  return ageMs > 0 ? Math.min(ageMs, MOST_AGE_MS) : 0;
}

function reasons(flags: number, roomBytes: number): string {
  if (flags === 0) return "";
  let list = "";
  for (const name of flagNames(flags)) {
    const next = list === "" ? `"${name}"` : `${list},"${name}"`;
    if (`,"flags":[${next}]`.length > roomBytes) break;
    list = next;
  }
  return list === "" ? "" : `,"flags":[${list}]`;
}

function known(name: string, value: number): string {
  return Math.abs(value) < ABSURD ? `,"${name}":${tenths(value)}` : "";
}

function tenths(value: number): number {
  // Adding 0 turns −0 into 0.
  return Math.round(value * 10) / 10 + 0;
}
