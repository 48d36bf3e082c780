// What one would write first, to compare with: raw readings, and windows of the last two seconds looked through anew at
// every sample for mean speed, force and a hold. It knows nothing of angle, bias, lean, gaps or uncertainty.
import type { RawFrame } from "#shared/domain/frame.ts";

const WINDOW_MS = 2000;
const HOLD_MM = 12;
const MM_PER_DEG = (75 * Math.PI) / 180;

/** Gives a sum of its results, so that no work can be left out as unused. */
export function runNaive(frames: readonly RawFrame[], gyroDpsPerLsb: number): number {
  let sum = 0;
  let positionMm = 0;
  let lastMs = Number.NaN;
  let motion: { tMs: number; speedMmS: number; positionMm: number }[] = [];
  let load: { tMs: number; counts: number }[] = [];
  for (const frame of frames) {
    for (const [tMs, , , , gx] of frame.imu) {
      const speedMmS = gx * gyroDpsPerLsb * MM_PER_DEG;
      if (tMs > lastMs) positionMm += (speedMmS * (tMs - lastMs)) / 1000;
      lastMs = tMs;
      motion.push({ tMs, speedMmS, positionMm });
      motion = motion.filter((one) => one.tMs > tMs - WINDOW_MS);
      const way = motion.map((one) => one.positionMm);
      const isHold = Math.max(...way) - Math.min(...way) < HOLD_MM;
      const newest = motion.slice(-10);
      sum += newest.reduce((total, one) => total + one.speedMmS, 0) / newest.length + Number(isHold);
    }
    for (const [tMs = 0, counts = 0] of frame.load) {
      load.push({ tMs, counts });
      load = load.filter((one) => one.tMs > tMs - WINDOW_MS);
      sum += load.reduce((total, one) => total + one.counts, 0) / load.length;
    }
  }
  return sum;
}
