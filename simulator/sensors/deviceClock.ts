// The board's tick counter: 32,768 a second by an RC oscillator of the 250 ppm class that wanders with temperature; u32, wraps.
import { createOscillation } from "#sim/body/oscillation.ts";
import type { Random } from "#sim/random.ts";

const TICKS_PER_MS = 32.768;
/** Wander of the rate, ppm. */
const WANDER_PPM = 15;
const WANDER_HZ = 0.01;

export interface DeviceClock {
  /** u32 ticks at true time. */
  ticksAt(simMs: number): number;
  /** The board starts anew: ticks count from 0. */
  restart(simMs: number): void;
}

export interface DeviceClockOptions {
  readonly ppm: number;
  readonly startTicks: number;
  readonly random: Random;
}

export function createDeviceClock(options: DeviceClockOptions): DeviceClock {
  // The integral of a rate wandering by 15 ppm at about 0.01 Hz.
  const wander = createOscillation({
    lowHz: WANDER_HZ / 2,
    highHz: WANDER_HZ * 2,
    count: 2,
    peak: (WANDER_PPM * 1e-6 * 1000) / (2 * Math.PI * WANDER_HZ),
    random: options.random.fork("clock"),
  });
  const rate = TICKS_PER_MS * (1 + options.ppm * 1e-6);
  let startTicks = options.startTicks;
  let startMs = 0;
  return {
    ticksAt: (simMs) =>
      Math.floor(startTicks + (simMs - startMs) * rate + TICKS_PER_MS * (wander.at(simMs) - wander.at(startMs))) >>> 0,
    restart(simMs) {
      startTicks = 0;
      startMs = simMs;
    },
  };
}
