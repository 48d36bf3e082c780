// Sign of the speed and position along the limb.
//
// Which way along the limb a positive turn goes cannot be observed: the roller may be laid end for end at every contact.
// So + is the way of the first movement of a contact; a lift shorter than a second without a carry keeps it. A contact that
// is first seen as a blind angle ends began within it: the movement since then is its own.
// Position is the way R·φ (φ follows gravity, so it does not drift as an integral would) from where that movement began.
// What drifts is the roller against the limb: it slips a little. At every turnaround near the start end (within 15 mm of
// zero) a fifth of the deviation is taken as slip. A turnaround elsewhere is a choice of the person and moves nothing.

import { TICK_MS } from "#shared/domain/features.ts";

import type { MotionTick } from "./motionTick.ts";

const DECIDE_MM_S = 5;
const KEEP_MS = 1000;
const REZERO_MM = 15;
const REZERO_PART = 0.2;

export class Position {
  /** +1 or −1: multiply raw speed by this. */
  sign = 1;
  /** mm; NaN unknown. */
  mm = Number.NaN;
  #origin = Number.NaN;
  #decided = false;
  #offMs = 0.5;
  #keep = false;
  /** A contact may have begun: its origin is set already. */
  #begun = false;

  constructor() {
    this.#offMs = 0;
  }

  /** The way rolled no longer connects to the one before. */
  restart(): void {
    this.#origin = Number.NaN;
    this.#decided = false;
    this.#keep = false;
    this.#begun = false;
    this.mm = Number.NaN;
  }

  step(motion: MotionTick, carried: boolean): void {
    if (!motion.contact) {
      this.#offMs += TICK_MS;
      if (this.#offMs > KEEP_MS || carried) this.#keep = false;
      this.mm = Number.NaN;
      if (motion.maybe && !this.#keep) {
        if (!this.#begun) this.#begin();
        this.#begun = true;
        this.#follow(motion);
      } else this.#begun = false;
      return;
    }
    if (this.#offMs > 0) {
      this.#offMs = 0;
      if (!this.#keep && !this.#begun) this.#begin();
    }
    this.#keep = true;
    this.#begun = false;
    this.#follow(motion);
    this.mm = motion.wayMm === motion.wayMm ? this.sign * (motion.wayMm - this.#origin) : Number.NaN;
  }

  #begin(): void {
    this.#decided = false;
    this.#origin = Number.NaN;
  }

  #follow({ speedMmS, wayMm }: MotionTick): void {
    if (wayMm !== wayMm) return;
    if (this.#origin !== this.#origin) this.#origin = wayMm;
    if (!this.#decided && Math.abs(speedMmS) >= DECIDE_MM_S) {
      this.#decided = true;
      this.sign = speedMmS > 0 ? 1 : -1;
    }
  }

  /** A movement ended and the other way began at `wayMm`; `way` is the raw sign of the new movement. */
  turned(wayMm: number, way: number): void {
    const off = wayMm - this.#origin;
    if (this.#decided && way === this.sign && Math.abs(off) < REZERO_MM) this.#origin += REZERO_PART * off;
  }
}
