// The signal core and the coach alone, over simulated frames in memory: how much faster than real time, what one
// tick costs, how often memory is collected, and how that compares with decoding the bytes alone.
import { constants, PerformanceObserver } from "node:perf_hooks";

import { coachStep, createCoach } from "#hub/coach/coach.ts";
import { createFrameAssembler } from "#hub/link/frameAssembler.ts";
import type { RollerIdentity } from "#hub/link/link.ts";
import { createPipeline } from "#hub/signal/pipeline.ts";
import { runNaive } from "#scripts/bench/naive.ts";
import { percentiles, type Percentiles } from "#scripts/bench/statistics.ts";
import { tickTimer, type TickTimer } from "#scripts/bench/tickTimer.ts";
import type { SignalEvent, Tick } from "#shared/domain/features.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { decodeRecord, encodeControl } from "#shared/protocol/index.ts";
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";

export interface CoreResult {
  readonly scenario: string;
  readonly seconds: number;
  readonly frames: number;
  readonly samples: number;
  readonly decode: Throughput;
  readonly signal: Throughput;
  readonly signalAndCoach: Throughput;
  /** Windows looked through anew at every sample, over a part of the frames. */
  readonly naive: Throughput;
  /** One 10 ms tick of the signal core, µs: see `tickTimer`; of three rounds the one with the least maximum. */
  readonly tickUs: Percentiles;
  /** Mean cost of one tick, signal and coach, µs. */
  readonly meanTickUs: number;
  readonly ticks: number;
  /** The signal core alone over at least ten million samples. */
  readonly collectedOverSamples: number;
  readonly minorCollections: number;
  readonly majorCollections: number;
}

export interface Throughput {
  readonly samplesPerS: number;
  readonly timesRealTime: number;
}

interface Material {
  readonly payloads: readonly Uint8Array[];
  readonly frames: readonly RawFrame[];
  readonly identity: RollerIdentity;
  readonly samples: number;
}

const START_MS = 1_800_000_000_000;
const ROUNDS = 3;
const TICKS_A_SECOND = 100;
const COLLECTED_OVER_SAMPLES = 10_000_000;
/** The naive way is slow: a part of the frames is enough. */
const NAIVE_PART = 0.05;

export async function measureCore({ scenario, seconds }: { scenario: string; seconds: number }): Promise<CoreResult> {
  const material = simulate(scenario, seconds);
  const { frames, payloads, samples } = material;
  const throughput = (tookMs: number): Throughput => ({
    samplesPerS: Math.round(samples / (tookMs / 1000)),
    timesRealTime: Math.round(seconds / (tookMs / 1000)),
  });
  const decodeMs = best(() => decodeAll(payloads));
  const signalMs = best(() => run(material, { coach: false }));
  const bothMs = best(() => run(material, { coach: true }));
  const naiveFrames = frames.slice(0, Math.ceil(frames.length * NAIVE_PART));
  const naiveMs = best(() => runNaive(naiveFrames, material.identity.device.imu.gyroDpsPerLsb)) / NAIVE_PART;
  const laps = Math.ceil(COLLECTED_OVER_SAMPLES / samples);
  const collections = await countCollections(() => {
    for (let lap = 0; lap < laps; lap++) run(material, { coach: false });
  });
  const { ticks, tickUs } = quietest(() => {
    const timer = tickTimer(seconds * TICKS_A_SECOND);
    return { ticks: run(material, { coach: false, timer }), tickUs: percentiles(timer.tookUs(), 1) };
  });
  return {
    scenario,
    seconds,
    frames: frames.length,
    samples,
    decode: throughput(decodeMs),
    signal: throughput(signalMs),
    signalAndCoach: throughput(bothMs),
    naive: throughput(naiveMs),
    tickUs,
    meanTickUs: Math.round((bothMs * 1000 * 100) / ticks) / 100,
    ticks,
    collectedOverSamples: laps * samples,
    ...collections,
  };
}

function simulate(scenario: string, seconds: number): Material {
  const payloads: Uint8Array[] = [];
  const frames: RawFrame[] = [];
  let identity: RollerIdentity | undefined;
  let samples = 0;
  const assembler = createFrameAssembler({
    handlers: {
      identity: (next) => (identity = next),
      frame(frame) {
        frames.push(frame);
        samples += frame.imu.length + frame.load.length;
      },
      status: () => undefined,
      mark: () => undefined,
      bad: () => undefined,
    },
  });
  const roller = createSimulatedRoller({
    scenario,
    seed: 1,
    startMs: START_MS,
    onPayload(payload, rxMs) {
      payloads.push(payload.slice());
      assembler.payload(payload, rxMs);
    },
  });
  assembler.payload(roller.info, START_MS);
  roller.write(encodeControl({ op: "payloadSize", bytes: 50 }));
  roller.subscribe();
  roller.advanceTo(START_MS + seconds * 1000);
  if (!identity) throw new Error("the simulated roller did not say who it is");
  return { payloads, frames, identity: { ...identity, calibration: roller.calibration }, samples };
}

/** Gives a sum over what was decoded, so that no work can be left out as unused. */
function decodeAll(payloads: readonly Uint8Array[]): number {
  let sum = 0;
  for (const payload of payloads) {
    const record = decodeRecord(payload);
    if (record.kind !== "imuBatch") continue;
    for (const { axes, tick } of record.imu) sum += tick + axes[0] + axes[5];
  }
  return sum;
}

/** Gives the number of ticks. */
function run({ frames, identity }: Material, options: { coach: boolean; timer?: TickTimer }): number {
  const { device, roller, calibration } = identity;
  let coach = createCoach({ selection: { muscle: "quadriceps", side: "right", mode: "deep" } });
  let ticks = 0;
  const { timer } = options;
  const pipeline = createPipeline(
    { device, roller, ...(calibration ? { calibration } : {}) },
    {
      tick(tick: Tick) {
        ticks += 1;
        timer?.tick();
        if (options.coach) coach = coachStep(coach, { kind: "tick", tick }).state;
      },
      event(event: SignalEvent) {
        if (options.coach) coach = coachStep(coach, { kind: "event", event }).state;
      },
    },
  );
  for (const frame of frames) {
    timer?.begin();
    pipeline.push(frame);
    timer?.end();
  }
  timer?.begin();
  pipeline.finish();
  return ticks;
}

/** The quickest of some rounds, ms: the others were disturbed or not yet compiled. */
function best(action: () => unknown): number {
  let quickestMs = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const startedMs = performance.now();
    action();
    quickestMs = Math.min(quickestMs, performance.now() - startedMs);
  }
  return quickestMs;
}

interface Timed {
  readonly ticks: number;
  readonly tickUs: Percentiles;
}

function quietest(action: () => Timed): Timed {
  const rounds = Array.from({ length: ROUNDS }, action);
  return rounds.reduce((quiet, one) => (one.tickUs.max < quiet.tickUs.max ? one : quiet));
}

async function countCollections(action: () => unknown) {
  let minorCollections = 0;
  let majorCollections = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (kindOf(entry) === constants.NODE_PERFORMANCE_GC_MINOR) minorCollections += 1;
      else majorCollections += 1;
    }
  });
  observer.observe({ entryTypes: ["gc"] });
  action();
  // Entries are handed over in later turns of the loop.
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  return { minorCollections, majorCollections };
}

/** Node adds `detail` to its own entries. */
function kindOf(entry: object): unknown {
  const detail: unknown = "detail" in entry ? entry.detail : undefined;
  return typeof detail === "object" && detail !== null && "kind" in detail ? detail.kind : undefined;
}
