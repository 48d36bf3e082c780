// Reversals: the moment the speed passes 5 mm/s the new way, within one contact. Hysteresis of ± 5 mm/s; the moment is
// placed between the two ticks by a straight line.

import type { FeatureSink } from "#shared/domain/features.ts";
import { TICK_MS } from "#shared/domain/features.ts";

import type { MotionTick } from "./motionTick.ts";
import { toHundredths } from "./rounding.ts";

export const REVERSAL_MM_S = 5;

export class Reversals {
  readonly #sink: FeatureSink;
  #way = 0;
  #lastSpeed = Number.NaN;

  constructor(sink: FeatureSink) {
    this.#sink = sink;
  }

  step(motion: MotionTick): void {
    const speed = motion.speedMmS;
    if (!motion.contact) this.#way = 0;
    else if (speed >= REVERSAL_MM_S || speed <= -REVERSAL_MM_S) {
      const way = speed > 0 ? 1 : -1;
      if (this.#way === -way) this.#announce(motion, way);
      this.#way = way;
    }
    this.#lastSpeed = speed;
  }

  #announce(motion: MotionTick, way: number): void {
    const now = motion.speedMmS * way;
    const before = this.#lastSpeed * way;
    const part = before < REVERSAL_MM_S ? (now - REVERSAL_MM_S) / (now - before) : 0;
    this.#sink.event({
      kind: "reversal",
      tMs: toHundredths(motion.tMs - TICK_MS * part),
      publishedMs: motion.publishedMs,
    });
  }
}
