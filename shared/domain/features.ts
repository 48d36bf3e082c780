// What the signal core puts out: a tick every 10 ms and events.
// Unknown numbers are NaN here (one hidden class of doubles on the hot path) and become absent
// fields where they leave the process; `flags` says why.

export const TICK_HZ = 100;
export const TICK_MS = 10;

export const FLAG_NAMES = [
  "gap",
  "blindAngle",
  "inHands",
  "notCalibrated",
  "saturated",
  "settling",
  "tremor",
  "sensorFault",
] as const;
export type FlagName = (typeof FLAG_NAMES)[number];

/** Why a value is missing or less certain; bits of `Tick.flags`. */
export const FLAG = {
  /** No sample near this tick: radio loss, outage or missed conversions. */
  gap: 1,
  /** The load cell hardly responds at this roll angle. */
  blindAngle: 2,
  /** The roller is lifted, carried or tilted: gravity does not follow a roll. */
  inHands: 4,
  /** No calibration: force is not known. */
  notCalibrated: 8,
  /** A sensor is at its end of scale. */
  saturated: 16,
  /** Filters have not settled yet after a start or a gap. */
  settling: 32,
  /** 8–12 Hz shaking: display speed is faded. */
  tremor: 64,
  /** A sensor repeats itself or contradicts physics. */
  sensorFault: 128,
} as const satisfies Record<FlagName, number>;

/** good: speed and force as specified; reduced: usable, less certain; unknown: do not judge by it. */
export const QUALITY_LEVELS = ["good", "reduced", "unknown"] as const;
export type QualityLevel = (typeof QUALITY_LEVELS)[number];

/** One 10 ms tick. The core reuses one object: copy what must outlive the call. */
export interface Tick {
  /** Hub-clock time the values refer to; a multiple of 10. */
  tMs: number;
  /** Hub-clock time of the newest sample used. */
  publishedMs: number;
  /** Display speed along the limb: tremor removed, lag-compensated; signed, + is the way of the first stroke of the contact. NaN unknown. */
  speedMmS: number;
  /** Speed for decisions: exact 100 ms mean. NaN unknown. */
  paceMmS: number;
  /** Force on the roller. NaN unknown. */
  forceN: number;
  /** Honest one-sigma of `forceN`. NaN unknown. */
  forceSdN: number;
  contact: boolean;
  /** Shake of the force at 8–12 Hz, amplitude over the last second, N. NaN unknown. */
  tremorN: number;
  /** Breathing as the force shows it during a hold (0.1–0.5 Hz): amplitude, N, and breaths a second. NaN unknown. */
  breathN: number;
  breathHz: number;
  /** Along the limb from the start end of the strokes, mm. NaN unknown. */
  positionMm: number;
  /** How long the present hold has lasted; 0 when none is confirmed. */
  holdMs: number;
  /** Bits of `FLAG`. */
  flags: number;
  quality: QualityLevel;
  /** Age of the newest sample behind the values: `tMs` minus that sample's time, ≥ 0, ms. */
  ageMs: number;
}

/** All times hub clock, ms. `publishedMs`/`announcedMs`/`endedMs`: newest sample used when the core knew. */
export type SignalEvent =
  | {
      readonly kind: "stroke";
      readonly startMs: number;
      readonly endMs: number;
      readonly lengthMm: number;
      readonly publishedMs: number;
    }
  | { readonly kind: "reversal"; readonly tMs: number; readonly publishedMs: number }
  | { readonly kind: "holdStart"; readonly startMs: number; readonly announcedMs: number }
  | {
      readonly kind: "hold";
      readonly startMs: number;
      readonly endMs: number;
      readonly announcedMs: number;
      readonly endedMs: number;
    }
  | { readonly kind: "liftStart"; readonly startMs: number; readonly publishedMs: number }
  | { readonly kind: "lift"; readonly startMs: number; readonly endMs: number };

/** Where the core puts its output; called synchronously, in time order. */
export interface FeatureSink {
  tick(tick: Tick): void;
  event(event: SignalEvent): void;
}

/** Names of the flags set in `flags`. */
export function flagNames(flags: number): FlagName[] {
  return FLAG_NAMES.filter((name) => (flags & FLAG[name]) !== 0);
}
