// How the axle lies: nearly level on the floor with a slow wander, anywhere in the hands.
import { placeShare, placeShareSlope } from "#sim/body/minimumJerk.ts";
import { createOscillation } from "#sim/body/oscillation.ts";
import type { Handling } from "#sim/body/plan.ts";
import type { Random } from "#sim/random.ts";
import type { RollerState } from "#sim/roller/rollerState.ts";

const BOUNCE_RAD_MS = (2 * Math.PI * 1.8) / 1000;

export interface AttitudeOptions {
  readonly random: Random;
  /** Steady tilt of the axle on the floor, rad, and its slow wander. */
  readonly tiltRad: number;
  readonly tiltWanderRad: number;
  /** Wander of the heading on the floor, peak, rad. */
  readonly yawWanderRad: number;
}

export interface Attitude {
  /** Writes tilt, yaw rate and lift into `out`. */
  at(simMs: number, handling: Handling | undefined, out: RollerState): void;
}

export function createAttitude(options: AttitudeOptions): Attitude {
  const random = options.random.fork("attitude");
  const tilt = createOscillation({ lowHz: 0.03, highHz: 0.2, count: 2, peak: options.tiltWanderRad, random });
  const yaw = createOscillation({ lowHz: 0.05, highHz: 0.2, count: 2, peak: options.yawWanderRad, random });
  return {
    at(simMs, handling, out) {
      out.tiltRad = options.tiltRad + tilt.at(simMs);
      out.tiltRateRadS = tilt.slopeAt(simMs);
      out.yawRateRadS = yaw.slopeAt(simMs);
      out.upMS2 = 0;
      out.inHands = 0;
      if (handling === undefined) return;
      const durationS = handling.durationMs / 1000;
      const tau = (simMs - handling.startMs) / handling.durationMs;
      // Up and down again: 64 τ³(1−τ)³, its slope and curvature.
      const hill = 64 * (tau * (1 - tau)) ** 3;
      const hillSlope = (192 * (tau * (1 - tau)) ** 2 * (1 - 2 * tau)) / durationS;
      const hillBend = (64 * (6 * tau - 36 * tau ** 2 + 60 * tau ** 3 - 30 * tau ** 4)) / durationS ** 2;
      out.tiltRad += handling.tiltRad * hill;
      out.tiltRateRadS += handling.tiltRad * hillSlope;
      out.yawRateRadS += (handling.yawRad * placeShareSlope(tau)) / durationS;
      out.upMS2 = handling.liftM * hillBend + handling.bounceMS2 * hill * Math.sin(BOUNCE_RAD_MS * simMs);
      out.inHands = 1;
    },
  };
}

/** Turn about the axle the hands have given so far, rad, and its rate, rad/s. */
export function handRoll(handling: Handling, simMs: number): { angleRad: number; rateRadS: number } {
  const tau = (simMs - handling.startMs) / handling.durationMs;
  return {
    angleRad: handling.rollRad * placeShare(tau),
    rateRadS: (handling.rollRad * placeShareSlope(tau) * 1000) / handling.durationMs,
  };
}
