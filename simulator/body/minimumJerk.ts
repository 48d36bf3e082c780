// Movements with the least jerk, as people make them.
// Source: Flash & Hogan, J Neurosci 1985;5:1688. Between two speeds with no acceleration at either end the
// least-jerk speed is v0 + (v1 − v0)(3τ² − 2τ³); between two places at rest it is 10τ³ − 15τ⁴ + 6τ⁵.

/** Share of a change of speed done at τ in [0, 1]. */
export function speedShare(tau: number): number {
  return tau * tau * (3 - 2 * tau);
}

/** Its integral from 0 to τ; ½ at τ = 1. */
export function speedShareIntegral(tau: number): number {
  return tau * tau * tau * (1 - tau / 2);
}

/** Its slope. */
export function speedShareSlope(tau: number): number {
  return 6 * tau * (1 - tau);
}

/** Share of a way from rest to rest done at τ in [0, 1]; clamped outside. */
export function placeShare(tau: number): number {
  if (tau <= 0) return 0;
  if (tau >= 1) return 1;
  return tau * tau * tau * (10 - 15 * tau + 6 * tau * tau);
}

/** Its slope, 0 outside. */
export function placeShareSlope(tau: number): number {
  if (tau <= 0 || tau >= 1) return 0;
  const rest = tau * (1 - tau);
  return 30 * rest * rest;
}

/** The slope of the slope, 0 outside. */
export function placeShareBend(tau: number): number {
  if (tau <= 0 || tau >= 1) return 0;
  return 60 * tau * (1 - tau) * (1 - 2 * tau);
}

/** τ at which a change of speed from `v0` to `v1` passes 0; 1 when it ends there, 0 when it never does. */
export function turnTau(v0: number, v1: number): number {
  if (v0 === 0 || v0 * v1 > 0) return 0;
  if (v1 === 0) return 1;
  const share = v0 / (v0 - v1);
  let low = 0;
  let high = 1;
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2;
    if (speedShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Way covered until the turning point of a change of speed that takes `durationS`. */
export function wayToTurn(v0: number, v1: number, durationS: number): number {
  const tau = turnTau(v0, v1);
  return durationS * (v0 * tau + (v1 - v0) * speedShareIntegral(tau));
}
