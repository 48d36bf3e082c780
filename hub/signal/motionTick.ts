// What the event stages see every 10 ms; a single reused object.

export interface MotionTick {
  /** Hub time the motion refers to, ms. */
  tMs: number;
  /** Hub time of the newest sample used, ms. */
  publishedMs: number;
  /** Display speed, raw sign (+ where φ grows), mm/s; NaN unknown. */
  speedMmS: number;
  /** Way rolled, R·φ, mm; NaN unknown. */
  wayMm: number;
  contact: boolean;
  /** No contact is known, but the angle is blind: a body may lie on the roller already. */
  maybe: boolean;
}

export function createMotionTick(): MotionTick {
  return {
    tMs: Number.NaN,
    publishedMs: Number.NaN,
    speedMmS: Number.NaN,
    wayMm: Number.NaN,
    contact: false,
    maybe: false,
  };
}
