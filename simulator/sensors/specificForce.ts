// What an accelerometer and a gyro fixed in the turning roller feel.
//
// Body frame (a, t1, t2) as in shared/domain/angle.ts: a along the axle, up = (−sin θ, cos θ cos φ, −cos θ sin φ),
// way of travel of a positive turn d = (0, sin φ, cos φ). Rates from heading ψ, tilt θ, roll φ (z-y-x Euler angles):
//   ω = (φ' − ψ' sin θ, ψ' cos θ cos φ − θ' sin φ, −ψ' cos θ sin φ − θ' cos φ)
// Specific force at the place r: f = (g + a_up)·up + a_centre·d + α × r + ω × (ω × r).
import { STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { RollerState } from "#sim/roller/rollerState.ts";

/** `[a, t1, t2]`. */
export type BodyVector = [number, number, number];

/** Angular rate of the roller, rad/s. */
export function bodyRate(state: RollerState, out: BodyVector): void {
  const sinRoll = Math.sin(state.angleRad);
  const cosRoll = Math.cos(state.angleRad);
  const yawInPlane = state.yawRateRadS * Math.cos(state.tiltRad);
  out[0] = state.rateRadS - state.yawRateRadS * Math.sin(state.tiltRad);
  out[1] = yawInPlane * cosRoll - state.tiltRateRadS * sinRoll;
  out[2] = -yawInPlane * sinRoll - state.tiltRateRadS * cosRoll;
}

/** Specific force, m/s², on the axle's middle. */
export function centreForce(state: RollerState, out: BodyVector): void {
  const up = STANDARD_GRAVITY_M_S2 + state.upMS2;
  const inPlane = up * Math.cos(state.tiltRad);
  const sinRoll = Math.sin(state.angleRad);
  const cosRoll = Math.cos(state.angleRad);
  out[0] = -up * Math.sin(state.tiltRad);
  out[1] = inPlane * cosRoll + state.centreMS2 * sinRoll;
  out[2] = -inPlane * sinRoll + state.centreMS2 * cosRoll;
}

/** Adds what being off the axle's middle by `placeM` brings: α × r + ω × (ω × r). */
export function addOffCentre(state: RollerState, rate: BodyVector, placeM: BodyVector, out: BodyVector): void {
  const [p, q, r] = rate;
  const [x, y, z] = placeM;
  const along = p * x + q * y + r * z;
  const squared = p * p + q * q + r * r;
  out[0] += p * along - x * squared;
  out[1] += q * along - y * squared - state.accelRadS2 * z;
  out[2] += r * along - z * squared + state.accelRadS2 * y;
}
