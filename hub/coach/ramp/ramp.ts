// R10: the guided ramp as a pure procedure: press as told and hold still, say how strong it feels, three or four times.
import type { Tick } from "#shared/domain/features.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { PopulationForce } from "#hub/coach/ownBand.ts";
import { confidenceOf, fitMonotone, type Load } from "./monotoneFit.ts";
import { loadOf, NOT_STEADY, stepSteady, TICKS_A_LOAD, type Steady } from "./steady.ts";

const NUMBERS = RULES.R10.numbers;
const [FEWEST, MOST] = NUMBERS.steps;

export interface RampState {
  readonly phase: "load" | "answer" | "done" | "failed" | "cancelled";
  readonly population: PopulationForce;
  /** What the band will be predicted for, in points of 10 (R8). */
  readonly range: readonly [number, number];
  readonly aimN: readonly [number, number];
  readonly steady: Steady;
  /** The load that waits for its answer. */
  readonly waitingN: number | undefined;
  readonly loads: readonly Load[];
  readonly confidence: number;
  /** When the present step began, on the ticks' clock; NaN before its first tick. */
  readonly stepSinceMs: number;
  readonly todo: string;
}

export function startRamp(population: PopulationForce, range: readonly [number, number]): RampState {
  const state: RampState = {
    phase: "load",
    population,
    range,
    aimN: [0, 0],
    steady: NOT_STEADY,
    waitingN: undefined,
    loads: [],
    confidence: 0,
    stepSinceMs: Number.NaN,
    todo: "",
  };
  return nextLoad(state);
}

export function isRunning({ phase }: RampState): boolean {
  return phase === "load" || phase === "answer";
}

/** How much of the steady time has come together, 0 to 1. */
export function rampProgress({ phase, steady }: RampState): number {
  return phase === "load" ? Math.min(1, steady.ticks / TICKS_A_LOAD) : 1;
}

export function rampTick(state: RampState, tick: Readonly<Tick>): RampState {
  if (!isRunning(state)) return state;
  if (!(tick.tMs >= state.stepSinceMs)) return { ...state, stepSinceMs: tick.tMs };
  if (tick.tMs - state.stepSinceMs > NUMBERS.stepWithinS * 1000) {
    return cancelRamp(state, "Nothing came for a while. Start again when you are ready.");
  }
  if (state.phase !== "load") return state;
  const steady = stepSteady(state.steady, tick, state.aimN);
  const load = loadOf(steady);
  if (load === undefined) return steady === state.steady ? state : { ...state, steady };
  if (load === "restless") return { ...state, steady: NOT_STEADY, todo: `${aimWords(state.aimN)} Keep stiller.` };
  return {
    ...state,
    phase: "answer",
    steady,
    waitingN: load,
    stepSinceMs: Number.NaN,
    todo: "How strong does it feel, from 0 to 10?",
  };
}

/** An answer no one asked for changes nothing. */
export function answerRamp(state: RampState, discomfort: number): RampState {
  const { waitingN } = state;
  if (state.phase !== "answer" || waitingN === undefined || !Number.isFinite(discomfort)) return state;
  const loads = [...state.loads, { forceN: waitingN, discomfort: Math.min(10, Math.max(0, discomfort)) }];
  const answered = { ...state, loads, waitingN: undefined };
  const strongest = Math.max(...loads.map((load) => load.discomfort));
  const enough = loads.length >= MOST || (loads.length >= FEWEST && strongest >= state.range[1]);
  return enough ? finish(answered) : nextLoad(answered);
}

export function cancelRamp(state: RampState, todo = "Stopped. Nothing was kept."): RampState {
  return isRunning(state) ? { ...state, phase: "cancelled", waitingN: undefined, todo } : state;
}

function finish(state: RampState): RampState {
  const confidence = confidenceOf(fitMonotone(state.loads), state.loads.length, state.range);
  const good = confidence >= NUMBERS.usedFromConfidence;
  return {
    ...state,
    confidence,
    phase: good ? "done" : "failed",
    todo: good
      ? "Done. Lift off and rest."
      : "The answers do not tell enough this time. Lift off, rest, and measure again another day.",
  };
}

function nextLoad(state: RampState): RampState {
  const middleN = nextForceN(state);
  const within = NUMBERS.aimWithinPct / 100;
  const aimN = [middleN * (1 - within), middleN * (1 + within)] as const;
  return { ...state, phase: "load", aimN, steady: NOT_STEADY, stepSinceMs: Number.NaN, todo: aimWords(aimN) };
}

/** Rising in even steps from well below the population's band to its top; after too much, less (R8). */
function nextForceN({ loads, population, range }: RampState): number {
  const tooMuch = loads
    .filter(({ discomfort }) => discomfort > RULES.R8.numbers.backOffNrs)
    .map(({ forceN }) => forceN);
  const bearable = loads
    .filter(({ discomfort }) => discomfort <= RULES.R8.numbers.backOffNrs)
    .map(({ forceN }) => forceN);
  if (tooMuch.length > 0) {
    const leastN = Math.min(...tooMuch);
    const mostN = Math.max(0, ...bearable.filter((forceN) => forceN < leastN));
    return mostN > 0 ? (mostN + leastN) / 2 : (leastN * NUMBERS.lowerAfterTooMuchPct) / 100;
  }
  const firstN = (population.forceN[0] * NUMBERS.firstStepPctOfBand) / 100;
  const lastN = population.forceN[1];
  const strongest = Math.max(0, ...loads.map(({ discomfort }) => discomfort));
  // The last step goes a little further for one who has felt little so far, still below the ease-off value.
  const isLast = loads.length === MOST - 1;
  if (isLast && strongest < range[0]) return population.easeOffN / (1 + NUMBERS.aimWithinPct / 100);
  return firstN + ((lastN - firstN) * loads.length) / (MOST - 1);
}

function aimWords([lowN, highN]: readonly [number, number]): string {
  return `Press with ${lowN.toFixed(0)} to ${highN.toFixed(0)} N and hold still.`;
}
