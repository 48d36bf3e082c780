// Lift-offs: from the end of a contact to the next one.

import type { FeatureSink } from "#shared/domain/features.ts";

import type { MotionTick } from "./motionTick.ts";

export class Lifts {
  readonly #sink: FeatureSink;
  #contact = false;
  #startMs = Number.NaN;

  constructor(sink: FeatureSink) {
    this.#sink = sink;
  }

  step(motion: MotionTick): void {
    if (this.#contact && !motion.contact) {
      this.#startMs = motion.tMs;
      this.#sink.event({ kind: "liftStart", startMs: motion.tMs, publishedMs: motion.publishedMs });
    } else if (!this.#contact && motion.contact) this.#close(motion.tMs);
    this.#contact = motion.contact;
  }

  /** The data ended at `tMs`. */
  finish(tMs: number): void {
    this.#close(tMs);
  }

  #close(endMs: number): void {
    if (this.#startMs === this.#startMs) this.#sink.event({ kind: "lift", startMs: this.#startMs, endMs });
    this.#startMs = Number.NaN;
  }
}
