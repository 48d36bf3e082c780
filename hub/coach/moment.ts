// What the rules look at on one fresh tick: the signal core's numbers beside the bands that apply.
import { TICK_MS, type Tick } from "#shared/domain/features.ts";
import type { Bands, Selection } from "#shared/schema/live.ts";
import type { Raised } from "./raised.ts";
import type { Units } from "./words.ts";

export interface Moment {
  readonly tMs: number;
  /** Time this tick stands for: never that of a gap before it. */
  readonly dtMs: number;
  /** Signed along the limb, and its size. NaN unknown. */
  readonly speedMmS: number;
  readonly paceMmS: number;
  readonly contact: boolean;
  /** NaN unknown. */
  readonly forceN: number;
  readonly forceSdN: number;
  readonly positionMm: number;
  /** The core's confirmed hold has lasted this long; 0 none. */
  readonly holdMs: number;
  /** What the force tells of shaking and breath, as in a tick; NaN unknown. */
  readonly tremorN: number;
  readonly breathN: number;
  readonly breathHz: number;
  readonly selection: Selection;
  /** R16: of what is rolled, when a program says so; else the muscle tells. */
  readonly kneeEnd: "start" | "far" | undefined;
  readonly bands: Bands;
  readonly units: Units;
  /** The cue on the screen: a rule need not wait to let go of one that is not. */
  readonly shown: Raised | undefined;
}

export function momentOf(
  tick: Readonly<Tick>,
  context: Pick<Moment, "selection" | "kneeEnd" | "bands" | "units" | "shown"> & { lastFreshMs: number },
): Moment {
  const sinceMs = tick.tMs - context.lastFreshMs;
  return {
    tMs: tick.tMs,
    dtMs: sinceMs > 0 ? Math.min(sinceMs, TICK_MS) : 0,
    speedMmS: tick.paceMmS,
    paceMmS: Math.abs(tick.paceMmS),
    contact: tick.contact,
    forceN: tick.forceN,
    forceSdN: tick.forceSdN,
    positionMm: tick.positionMm,
    holdMs: tick.holdMs,
    tremorN: tick.tremorN,
    breathN: tick.breathN,
    breathHz: tick.breathHz,
    selection: context.selection,
    kneeEnd: context.kneeEnd,
    bands: context.bands,
    units: context.units,
    shown: context.shown,
  };
}
