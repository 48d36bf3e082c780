// The whole physical state at one instant, as the sensors and the truth need it.

export interface RollerState {
  /** Roll angle, unwrapped (shared/domain/angle.ts), its rate and acceleration. */
  angleRad: number;
  rateRadS: number;
  accelRadS2: number;
  /** Acceleration of the roller's centre over the floor, positive where a positive turn takes it. */
  centreMS2: number;
  /** Axle against the horizontal, its rate, and the rate about the vertical. */
  tiltRad: number;
  tiltRateRadS: number;
  yawRateRadS: number;
  /** Acceleration upwards: hands and knocks. */
  upMS2: number;
  /** All force on the roller; the body's share of it; the lean of the load line. */
  forceN: number;
  bodyForceN: number;
  leanRad: number;
  /** Along the limb from the knee: place and speed without tremor; the speed the person means. */
  placeMm: number;
  speedMmS: number;
  intendedMmS: number;
  /** 1 while the roller is in the hands. */
  inHands: number;
  /** Shaking and depth of the breath; 1 as a rested person. */
  shakes: number;
  breathes: number;
}

export function createRollerState(): RollerState {
  return {
    angleRad: 0,
    rateRadS: 0,
    accelRadS2: 0,
    centreMS2: 0,
    tiltRad: 0,
    tiltRateRadS: 0,
    yawRateRadS: 0,
    upMS2: 0,
    forceN: 0,
    bodyForceN: 0,
    leanRad: 0,
    placeMm: 0,
    speedMmS: 0,
    intendedMmS: 0,
    inHands: 0,
    shakes: 1,
    breathes: 1,
  };
}

/** Every field of `from` to `to` at `share` in [0, 1], into `out`. */
export function blendStates(from: RollerState, to: RollerState, share: number, out: RollerState): void {
  out.angleRad = from.angleRad + (to.angleRad - from.angleRad) * share;
  out.rateRadS = from.rateRadS + (to.rateRadS - from.rateRadS) * share;
  out.accelRadS2 = from.accelRadS2 + (to.accelRadS2 - from.accelRadS2) * share;
  out.centreMS2 = from.centreMS2 + (to.centreMS2 - from.centreMS2) * share;
  out.tiltRad = from.tiltRad + (to.tiltRad - from.tiltRad) * share;
  out.tiltRateRadS = from.tiltRateRadS + (to.tiltRateRadS - from.tiltRateRadS) * share;
  out.yawRateRadS = from.yawRateRadS + (to.yawRateRadS - from.yawRateRadS) * share;
  out.upMS2 = from.upMS2 + (to.upMS2 - from.upMS2) * share;
  out.forceN = from.forceN + (to.forceN - from.forceN) * share;
  out.bodyForceN = from.bodyForceN + (to.bodyForceN - from.bodyForceN) * share;
  out.leanRad = from.leanRad + (to.leanRad - from.leanRad) * share;
  out.placeMm = from.placeMm + (to.placeMm - from.placeMm) * share;
  out.speedMmS = from.speedMmS + (to.speedMmS - from.speedMmS) * share;
  out.intendedMmS = from.intendedMmS + (to.intendedMmS - from.intendedMmS) * share;
  out.inHands = to.inHands;
  out.shakes = to.shakes;
  out.breathes = to.breathes;
}
