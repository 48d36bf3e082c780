// Where the roller is along the limb and how fast, from the planned pieces: strokes, rocking on a spot, uneven skin, tremor.
import {
  placeShare,
  placeShareBend,
  placeShareSlope,
  speedShare,
  speedShareIntegral,
  speedShareSlope,
} from "#sim/body/minimumJerk.ts";
import { createOscillation } from "#sim/body/oscillation.ts";
import type { BodyPlan } from "#sim/body/plan.ts";
import type { Random } from "#sim/random.ts";

/** Speed of a rested person's tremor, peak, mm/s. */
const REST_TREMOR_MM_S = 1;
/** Rocking fades in and out over this time, ms. */
const ROCK_FADE_MS = 900;

/** A place along the limb that lets the roller go now slower, now quicker. */
export interface Grip {
  /** Share of the speed it takes and gives: 0 none; 1 comes to a stop in every grip. */
  readonly depth: number;
  readonly lengthMm: number;
}

/** All without tremor, except the two fields of a rested person's tremor. */
export interface MovementState {
  mm: number;
  mmS: number;
  mmS2: number;
  /** What the person means to do: without rocking, drift and grips. */
  intendedMmS: number;
  tremorMmS: number;
  tremorMmS2: number;
}

export interface Movement {
  /** Writes the state at `simMs` into `out`; calls come in time order. */
  at(simMs: number, out: MovementState): void;
}

export interface MovementOptions {
  readonly plan: BodyPlan;
  readonly random: Random;
  readonly grips: readonly Grip[];
}

export function createMovement({ plan, random, grips }: MovementOptions): Movement {
  const tremor = createOscillation({
    lowHz: 8,
    highHz: 12,
    count: 3,
    peak: REST_TREMOR_MM_S,
    random: random.fork("tremorSpeed"),
  });

  function addRocking(simMs: number, out: MovementState): void {
    const rocking = plan.rockings.at(simMs);
    if (rocking === undefined) return;
    const elapsedS = (simMs - rocking.startMs) / 1000;
    const done = (simMs - rocking.startMs) / rocking.durationMs;
    out.mm += (rocking.driftMmS * rocking.durationMs * placeShare(done)) / 1000;
    out.mmS += rocking.driftMmS * placeShareSlope(done);
    const fadeMs = Math.min(ROCK_FADE_MS, rocking.durationMs / 2);
    const edgeMs = Math.min(simMs - rocking.startMs, rocking.startMs + rocking.durationMs - simMs);
    const rising = simMs - rocking.startMs < rocking.durationMs / 2 ? 1 : -1;
    const tau = edgeMs / fadeMs;
    const fade = placeShare(tau);
    const fadeSlope = (rising * placeShareSlope(tau) * 1000) / fadeMs;
    const fadeBend = placeShareBend(tau) * (1000 / fadeMs) ** 2;
    const omega = 2 * Math.PI * rocking.hz;
    const angle = omega * elapsedS + rocking.phaseRad;
    const sine = Math.sin(angle);
    const cosine = Math.cos(angle);
    const a = rocking.amplitudeMm;
    out.mm += a * fade * sine;
    out.mmS += a * (fade * omega * cosine + fadeSlope * sine);
    out.mmS2 += a * (2 * fadeSlope * omega * cosine + (fadeBend - fade * omega * omega) * sine);
  }

  /** A tissue that grips and lets go: place s becomes s − d·λ/2π·sin(2πs/λ). */
  function addGrip({ depth, lengthMm }: Grip, out: MovementState): void {
    const waveNumber = (2 * Math.PI) / lengthMm;
    const angle = waveNumber * out.mm;
    const sine = Math.sin(angle);
    const gain = 1 - depth * Math.cos(angle);
    out.mm -= (depth / waveNumber) * sine;
    out.mmS2 = out.mmS2 * gain + out.mmS * out.mmS * depth * waveNumber * sine;
    out.mmS *= gain;
  }

  return {
    at(simMs, out) {
      const piece = plan.pieces.at(simMs);
      if (piece === undefined) return;
      const durationS = piece.durationMs / 1000;
      const tau = (simMs - piece.startMs) / piece.durationMs;
      const change = piece.v1 - piece.v0;
      out.mm = piece.startMm + durationS * (piece.v0 * tau + change * speedShareIntegral(tau));
      out.mmS = piece.v0 + change * speedShare(tau);
      out.mmS2 = (change * speedShareSlope(tau)) / durationS;
      out.intendedMmS = out.mmS;
      addRocking(simMs, out);
      for (const grip of grips) addGrip(grip, out);
      out.tremorMmS = tremor.at(simMs);
      out.tremorMmS2 = tremor.slopeAt(simMs);
    },
  };
}
