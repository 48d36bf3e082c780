// One stroke as a chain of least-jerk changes of speed: start, a pace that wanders a little, and the turn at its end.
import { wayToTurn } from "#sim/body/minimumJerk.ts";
import type { Pace } from "#sim/body/action.ts";
import type { Spell } from "#sim/body/timeline.ts";
import type { Random } from "#sim/random.ts";

/** Speed changes from `v0` to `v1` (mm/s) with least jerk; begins at `startMm`. */
export interface SpeedPiece extends Spell {
  readonly startMm: number;
  readonly v0: number;
  readonly v1: number;
}

export interface StrokeOrder {
  readonly startMs: number;
  readonly fromMm: number;
  /** Speed at the start: 0, or already the stroke's way out of a turn. */
  readonly v0: number;
  readonly toMm: number;
  readonly pace: Pace;
  /** Speed with which the next movement wants to go on, 0 to stop. */
  readonly nextMmS: (simMs: number) => number;
  readonly startS: number;
  readonly turnS: number;
  /** Relative wander of the pace. */
  readonly wander: number;
}

/** Way covered by a piece, mm. */
function wayOf(piece: SpeedPiece): number {
  return ((piece.v0 + piece.v1) / 2) * (piece.durationMs / 1000);
}

/** Plans the stroke's pieces, the last of them its turn or stop at exactly `toMm`. */
export function planStroke(order: StrokeOrder, random: Random): SpeedPiece[] {
  const pieces: SpeedPiece[] = [];
  let ms = order.startMs;
  let mm = order.fromMm;
  let v = order.v0;
  const way = Math.sign(order.toMm - order.fromMm);
  const paceAt = (simMs: number) => Math.max(0.5, typeof order.pace === "number" ? order.pace : order.pace(simMs));

  function add(durationS: number, v1: number): void {
    const piece = { startMs: ms, durationMs: durationS * 1000, startMm: mm, v0: v, v1 };
    pieces.push(piece);
    ms += piece.durationMs;
    mm += wayOf(piece);
    v = v1;
  }
  const remaining = () => Math.abs(order.toMm - mm);
  /** Way from speed `speed` to the turning point, were the turn to begin at `atMs`. */
  const lead = (speed: number, atMs: number) => Math.abs(wayToTurn(speed, order.nextMmS(atMs), order.turnS));

  if (v === 0) {
    // A way too short for the pace gets a lower top speed.
    const top = remaining() / ((order.startS + order.turnS) / 2 + 0.05);
    add(order.startS, way * Math.min(paceAt(ms), top));
  }
  for (let guard = 0; guard < 100_000; guard += 1) {
    const durationS = random.uniform(0.5, 1.1);
    const next = way * paceAt(ms + durationS * 500) * (1 + random.uniform(-order.wander, order.wander));
    const covered = Math.abs((v + next) / 2) * durationS;
    if (covered + lead(next, ms + durationS * 1000) > remaining()) break;
    add(durationS, next);
  }
  const spareMm = remaining() - lead(v, ms);
  if (spareMm > 0.01) add(spareMm / Math.abs(v), v);
  add(order.turnS, order.nextMmS(ms));
  return pieces;
}
