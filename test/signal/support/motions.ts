// Drives the event stages with a way given as a formula, as the feature stage does, and keeps the events.
import { Holds } from "#hub/signal/holds.ts";
import { Lifts } from "#hub/signal/lifts.ts";
import { createMotionTick } from "#hub/signal/motionTick.ts";
import type { MotionTick } from "#hub/signal/motionTick.ts";
import { Reversals } from "#hub/signal/reversals.ts";
import { Strokes } from "#hub/signal/strokes.ts";
import type { FeatureSink, SignalEvent } from "#shared/domain/features.ts";

export interface Motion {
  readonly seconds: number;
  /** Way rolled at a time in s, mm. */
  readonly way: (tS: number) => number;
  readonly contact?: (tS: number) => boolean;
  readonly known?: (tS: number) => boolean;
  /** The angle is blind: whether there is contact is not known. */
  readonly maybe?: (tS: number) => boolean;
}

/** What a tick tells later than its own time, ms. */
export const LATE_MS = 20;

export function collector(): { readonly sink: FeatureSink; readonly events: SignalEvent[] } {
  const events: SignalEvent[] = [];
  return { events, sink: { tick: () => undefined, event: (event) => events.push(event) } };
}

export function moved(motion: Motion, step: (tick: MotionTick) => void): void {
  const tick = createMotionTick();
  for (let k = 0; k <= motion.seconds * 100; k += 1) {
    const tS = k / 100;
    const known = motion.known?.(tS) ?? true;
    tick.tMs = k * 10;
    tick.publishedMs = tick.tMs + LATE_MS;
    tick.wayMm = known ? motion.way(tS) : Number.NaN;
    tick.speedMmS = known ? (motion.way(tS + 0.005) - motion.way(tS - 0.005)) * 100 : Number.NaN;
    tick.contact = motion.contact?.(tS) ?? true;
    tick.maybe = motion.maybe?.(tS) ?? false;
    step(tick);
  }
}

/** Strokes, reversals, holds and lifts together, as the feature stage runs them. */
export function eventsOf(motion: Motion): SignalEvent[] {
  const { sink, events } = collector();
  const strokes = new Strokes(sink);
  const holds = new Holds(sink);
  const reversals = new Reversals(sink);
  const lifts = new Lifts(sink);
  let lastMs = 0;
  moved(motion, (tick) => {
    if (holds.step(tick)) strokes.end(holds.startMs, tick.publishedMs);
    if (!Number.isNaN(holds.leftMs)) strokes.leftHold(holds.leftMs, holds.leftMm);
    strokes.step(tick, holds.holding);
    reversals.step(tick);
    lifts.step(tick);
    lastMs = tick.tMs;
  });
  holds.finish(lastMs, lastMs + LATE_MS);
  strokes.end(lastMs, lastMs + LATE_MS);
  lifts.finish(lastMs);
  return events;
}

export function only<K extends SignalEvent["kind"]>(events: readonly SignalEvent[], kind: K) {
  return events.filter((event): event is Extract<SignalEvent, { kind: K }> => event.kind === kind);
}

/** From 0 to `lengthMm` between two times, minimum jerk (T. Flash, N. Hogan, J. Neurosci. 5:1688, 1985). */
export function reach(fromS: number, toS: number, lengthMm: number): (tS: number) => number {
  return (tS) => {
    const s = Math.min(1, Math.max(0, (tS - fromS) / (toS - fromS)));
    return lengthMm * s ** 3 * (10 - 15 * s + 6 * s * s);
  };
}

export function sum(...parts: readonly ((tS: number) => number)[]): (tS: number) => number {
  return (tS) => parts.reduce((total, part) => total + part(tS), 0);
}
