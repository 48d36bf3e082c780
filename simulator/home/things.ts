// The things of a household a calibration is done with, and how far they are from what they say. Ranges are ours, wide
// enough for ordinary things: a dumbbell, a board, a bathroom scale, a tape measure.
import { RAD_PER_DEG } from "#shared/domain/units.ts";
import type { Random } from "#sim/random.ts";
import type { Scale } from "#sim/home/step.ts";

export interface HomeThings {
  /** Typed in: weight and board together. */
  readonly weightKg: number;
  /** What really rests on the roller, of that: the weight's own error, and the hand that steadies the board. */
  readonly weightGain: number;
  /** What a wrong weight really is, of the right one. */
  readonly mistake: number;
  /** The board is not level, and its weight not quite over the roller. */
  readonly boardLeanRad: number;
  readonly boardSway: number;
  readonly scale: Scale;
  /** Range of the presses, N. */
  readonly pressN: readonly [number, number];
  /** Typed in; true length = tape · gain + how far the marks are missed. */
  readonly tapeMm: number;
  readonly tapeGain: number;
  readonly tapeMissMm: number;
  /** Which way it is rolled. */
  readonly way: 1 | -1;
}

const WEIGHTS_KG = [8.4, 10.6, 12.5, 15.8] as const;
const WRONG = [0.5, 0.8, 1.25, 2.2046] as const;
const SCALE_STEPS_KG = [0.1, 0.1, 0.2, 0.5] as const;

const one = <T>(random: Random, choices: readonly [T, ...T[]]): T =>
  choices[Math.floor(random.next() * choices.length)] ?? choices[0];

export function drawHomeThings(random: Random): HomeThings {
  const own = random.fork("things");
  return {
    weightKg: one(own, WEIGHTS_KG),
    weightGain: 1 + own.normal(0.003) - Math.abs(own.normal(0.006)),
    mistake: one(own, WRONG),
    boardLeanRad: own.normal(0.7) * RAD_PER_DEG,
    boardSway: own.uniform(0.01, 0.035),
    scale: { gain: 1 + own.normal(0.004), offsetKg: own.normal(0.08), stepKg: one(own, SCALE_STEPS_KG) },
    pressN: [own.uniform(90, 130), own.uniform(160, 230)],
    tapeMm: 1000,
    tapeGain: 1 + own.normal(0.001),
    tapeMissMm: own.normal(3),
    way: own.sign(),
  };
}
