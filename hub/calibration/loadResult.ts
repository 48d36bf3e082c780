// From the fit's parameters to a channel as the core takes it: g as a table with mean |g| = 1 (a beam's peak is 1), the
// gain beside it, and one σ of each from the fit's covariance.
import type { LoadFit } from "#hub/calibration/loadFit.ts";
import { sdOf } from "#hub/calibration/leastSquares.ts";
import type { LoadChannelCalibration } from "#shared/schema/calibration.ts";

/** Points of the table; a kink needs more. */
const POINTS = 180;
const POINTS_WITH_KINK = 360;
/** Every so many points the σ of the table is looked at. */
const SPARSE = 5;
/** Creep and hysteresis of the cell, of the force: part of the gain's error whatever was measured (docs/calibration.md). */
const CREEP_PART = 0.004;
/** The offset as it will be found: drift within minutes, N. */
const DRIFT_N = 0.2;
/** Unevenness finer than the harmonics of the fit. */
const FINE_PART = 0.002;

export function channelResult(fit: LoadFit, channel: number): LoadChannelCalibration {
  const { layout, solution, options } = fit;
  const { values, covariance } = solution;
  const size = values.length;
  const { base } = options.shape;
  const rough = options.rough[channel] ?? { offsetCounts: 0, countsPerN: 1 };
  const count = base === "flat" ? POINTS : POINTS_WITH_KINK;
  const places = layout.responsePlaces(channel);
  const points = Array.from({ length: count }, (_, k) => {
    const slopes = new Float64Array(places.length);
    const { h } = layout.response(values, channel, (2 * Math.PI * k) / count, slopes);
    return { h, slopes };
  });
  // A beam is as long as it is: its peak stays 1 by the model's own gain.
  const beam = base === "beam" || base === "beamAbs";
  const scaleOf = beam ? Math.PI / 2 : 1;
  const gain = (scaleOf * points.reduce((sum, { h }) => sum + Math.abs(h), 0)) / count;
  const gainSlopes = new Float64Array(size);
  for (const { h, slopes } of points) {
    for (const [k, place] of places.entries()) {
      gainSlopes[place]! += (scaleOf * Math.sign(h) * (slopes[k] ?? 0)) / count;
    }
  }
  const g = points.map(({ h }) => h / gain);
  let variance = 0;
  let looked = 0;
  for (const [k, { slopes }] of points.entries()) {
    if (k % SPARSE !== 0) continue;
    const own = gainSlopes.map((slope) => (-(g[k] ?? 0) * slope) / gain);
    for (const [n, place] of places.entries()) own[place]! += (slopes[n] ?? 0) / gain;
    variance += sdOf(covariance, size, own) ** 2;
    looked += 1;
  }
  const { offset, dead } = layout.channelPlaces(channel);
  const sdAt = (place: number) => Math.sqrt(covariance[place * size + place] ?? 0);
  const countsPerN = rough.countsPerN * gain;
  return {
    offsetCounts: rough.offsetCounts + rough.countsPerN * (values[offset] ?? 0),
    offsetSdCounts: Math.abs(rough.countsPerN) * Math.hypot(sdAt(offset), DRIFT_N * gain),
    countsPerN,
    gainRelSd: Math.hypot(sdOf(covariance, size, gainSlopes) / gain, CREEP_PART),
    g,
    gSd: Math.hypot(Math.sqrt(variance / looked), FINE_PART),
    deadWeightN: [(values[dead[0]] ?? 0) / gain, (values[dead[1]] ?? 0) / gain],
    deadWeightSdN: Math.max(sdAt(dead[0]), sdAt(dead[1])) / gain,
  };
}
