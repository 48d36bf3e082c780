// Events of the core against the true ones: counted, matched, timed.
import { quantile } from "#scripts/accuracy/statistics.ts";
import type { SignalEvent } from "#shared/domain/features.ts";

export type TruthEventLine =
  | { readonly k: "stroke"; readonly startMs: number; readonly endMs: number; readonly lengthMm: number }
  | { readonly k: "hold"; readonly startMs: number; readonly endMs: number }
  | { readonly k: "reversal"; readonly tMs: number }
  | { readonly k: "lift"; readonly startMs: number; readonly endMs: number };

export interface EventErrors {
  readonly strokes: number;
  readonly trueStrokes: number;
  readonly missedStrokes: number;
  readonly falseStrokes: number;
  /** p95 of the start's error, s; median error of the length, relative. */
  readonly strokeStartP95S: number;
  readonly strokeEndP95S: number;
  readonly strokeLength: number;
  readonly trueHolds: number;
  readonly missedHolds: number;
  readonly falseHolds: number;
  /** Worst error of a hold's duration, s. */
  readonly holdDurationS: number;
  /** Announced after the true start, end announced after the true end; p95, s. */
  readonly holdAnnouncedS: number;
  readonly holdEndedS: number;
  readonly trueReversals: number;
  readonly missedReversals: number;
  readonly falseReversals: number;
  /** Announced after the truth, ms. */
  readonly reversalP50Ms: number;
  readonly reversalP95Ms: number;
  readonly trueLifts: number;
  readonly lifts: number;
}

/** A hold shorter than this may be missed. */
const SURE_HOLD_MS = 5000;
const REVERSAL_NEAR_MS = 1500;

type Of<K, T extends { readonly kind: string }> = T extends { readonly kind: K } ? T : never;
type Stroke = Of<"stroke", SignalEvent>;
type Hold = Of<"hold", SignalEvent>;
type Reversal = Of<"reversal", SignalEvent>;

export function compareEvents(events: readonly SignalEvent[], truths: readonly TruthEventLine[]): EventErrors {
  return {
    ...compareStrokes(
      events.filter((event): event is Stroke => event.kind === "stroke"),
      truths.filter((truth) => truth.k === "stroke"),
    ),
    ...compareHolds(
      events.filter((event): event is Hold => event.kind === "hold"),
      truths.filter((truth) => truth.k === "hold"),
    ),
    ...compareReversals(
      events.filter((event): event is Reversal => event.kind === "reversal"),
      truths.filter((truth) => truth.k === "reversal"),
    ),
    trueLifts: truths.filter((truth) => truth.k === "lift").length,
    lifts: events.filter((event) => event.kind === "lift").length,
  };
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The found span that shares most time with the true one, at least half of the shorter. */
function partner<T extends Span>(found: readonly T[], truth: Span): T | undefined {
  let best: T | undefined;
  let most = 0;
  for (const span of found) {
    const shared = Math.min(span.endMs, truth.endMs) - Math.max(span.startMs, truth.startMs);
    const shorter = Math.min(span.endMs - span.startMs, truth.endMs - truth.startMs);
    if (shared > most && shared >= shorter / 2) {
      most = shared;
      best = span;
    }
  }
  return best;
}

function compareStrokes(found: readonly Stroke[], truths: readonly (TruthEventLine & { k: "stroke" })[]) {
  const used = new Set<Stroke>();
  const starts: number[] = [];
  const ends: number[] = [];
  const lengths: number[] = [];
  for (const truth of truths) {
    const stroke = partner(found, truth);
    if (!stroke) continue;
    used.add(stroke);
    starts.push(Math.abs(stroke.startMs - truth.startMs) / 1000);
    ends.push(Math.abs(stroke.endMs - truth.endMs) / 1000);
    lengths.push(Math.abs(stroke.lengthMm / truth.lengthMm - 1));
  }
  return {
    strokes: found.length,
    trueStrokes: truths.length,
    missedStrokes: truths.length - starts.length,
    falseStrokes: found.length - used.size,
    strokeStartP95S: quantile(starts, 0.95),
    strokeEndP95S: quantile(ends, 0.95),
    strokeLength: quantile(lengths, 0.5),
  };
}

function compareHolds(found: readonly Hold[], truths: readonly (TruthEventLine & { k: "hold" })[]) {
  const used = new Set<Hold>();
  const durations: number[] = [];
  const announced: number[] = [];
  const ended: number[] = [];
  let missed = 0;
  for (const truth of truths) {
    const hold = partner(found, truth);
    if (!hold || used.has(hold)) {
      if (truth.endMs - truth.startMs >= SURE_HOLD_MS) missed += 1;
      continue;
    }
    used.add(hold);
    durations.push(Math.abs(hold.endMs - hold.startMs - (truth.endMs - truth.startMs)) / 1000);
    announced.push((hold.announcedMs - truth.startMs) / 1000);
    ended.push((hold.endedMs - truth.endMs) / 1000);
  }
  return {
    trueHolds: truths.length,
    missedHolds: missed,
    falseHolds: found.length - used.size,
    holdDurationS: quantile(durations, 1),
    holdAnnouncedS: quantile(announced, 0.95),
    holdEndedS: quantile(ended, 0.95),
  };
}

function compareReversals(found: readonly Reversal[], truths: readonly (TruthEventLine & { k: "reversal" })[]) {
  const free = new Set(found);
  const delays: number[] = [];
  for (const truth of truths) {
    let best: Reversal | undefined;
    for (const reversal of free) {
      const off = Math.abs(reversal.tMs - truth.tMs);
      if (off < REVERSAL_NEAR_MS && (!best || off < Math.abs(best.tMs - truth.tMs))) best = reversal;
    }
    if (!best) continue;
    free.delete(best);
    delays.push(best.publishedMs - truth.tMs);
  }
  return {
    trueReversals: truths.length,
    missedReversals: truths.length - delays.length,
    falseReversals: free.size,
    reversalP50Ms: quantile(delays, 0.5),
    reversalP95Ms: quantile(delays, 0.95),
  };
}
