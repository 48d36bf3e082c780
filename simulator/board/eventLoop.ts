// The interpreter's time: one thing at a time, timers and IMU events in order, each keeping it busy for a while.
// What becomes due meanwhile waits; of IMU samples that became due meanwhile only the newest is left.
import type { SensorBench } from "#sim/sensorBench.ts";

/** Lean handler with its share of the system's own work; device budget 2.5–4.1 ms. */
const IMU_HANDLER_MS = 3;
const TIMER_HANDLER_MS = 3;

interface Timer {
  dueMs: number;
  readonly periodMs: number | undefined;
  readonly action: () => void;
}

export interface EventLoop {
  /** The present: when the running handler began, or how far time has been advanced. */
  nowMs(): number;
  /** When what the running handler sends reaches the radio. */
  doneMs(): number;
  every(action: () => void, periodMs: number): void;
  after(action: () => void, delayMs: number): void;
  /** Takes IMU samples in; `undefined`: the IMU is off. */
  listenImu(onSample: ((axes: Int16Array) => void) | undefined): void;
  advanceTo(simMs: number): void;
  /** Forgets timers and listener, as a restart does. */
  clear(): void;
}

export function createEventLoop(bench: SensorBench): EventLoop {
  const axes = new Int16Array(6);
  let timers: Timer[] = [];
  let onSample: ((axes: Int16Array) => void) | undefined;
  let nowMs = 0;
  let busyUntilMs = 0;
  let handlerMs = 0;

  function earliestTimer(): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of timers) if (earliest === undefined || timer.dueMs < earliest.dueMs) earliest = timer;
    return earliest;
  }

  function run(costMs: number, handler: () => void): void {
    busyUntilMs = nowMs + costMs;
    handlerMs = costMs;
    handler();
    handlerMs = 0;
  }

  function runTimer(timer: Timer): void {
    if (timer.periodMs === undefined) timers = timers.filter((other) => other !== timer);
    else timer.dueMs += timer.periodMs;
    run(TIMER_HANDLER_MS, timer.action);
  }

  function runImu(): void {
    const listener = onSample;
    if (listener === undefined) {
      bench.takeImu();
      return;
    }
    bench.takeImu(axes);
    while (bench.nextImuMs() <= nowMs) bench.takeImu(axes);
    run(IMU_HANDLER_MS, () => listener(axes));
  }

  return {
    nowMs: () => nowMs,
    doneMs: () => nowMs + handlerMs,
    every: (action, periodMs) => timers.push({ dueMs: nowMs + periodMs, periodMs, action }),
    after: (action, delayMs) => timers.push({ dueMs: nowMs + delayMs, periodMs: undefined, action }),
    listenImu(listener) {
      onSample = listener;
    },
    advanceTo(simMs) {
      for (;;) {
        const timer = earliestTimer();
        const timerMs = timer?.dueMs ?? Number.POSITIVE_INFINITY;
        const imuMs = bench.nextImuMs();
        const dueMs = Math.min(timerMs, imuMs);
        // With the IMU off nobody handles its samples, so they wait for nothing.
        const idleImu = onSample === undefined && imuMs <= timerMs;
        const startMs = idleImu ? dueMs : Math.max(dueMs, busyUntilMs);
        if (startMs > simMs) break;
        nowMs = Math.max(nowMs, startMs);
        if (timer !== undefined && timerMs <= imuMs) runTimer(timer);
        else runImu();
      }
      nowMs = Math.max(nowMs, simMs);
    },
    clear() {
      timers = [];
      onSample = undefined;
      busyUntilMs = nowMs;
    },
  };
}
