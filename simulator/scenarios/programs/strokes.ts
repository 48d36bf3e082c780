// Strokes to and fro without holds: quick, too fast for a while, short, or coming ever nearer to the knee.
import { MM_PER_INCH } from "#shared/domain/units.ts";
import type { Action, Pace, Program } from "#sim/body/action.ts";

const KNEE_MM = 40;
const HIP_MM = 250;

/** To and fro at a pace that may change while a stroke is under way. */
export function toAndFro(pace: Pace, kneeMm = KNEE_MM, hipMm = HIP_MM): Program {
  return function* program(random): Generator<Action, never, void> {
    for (;;) {
      yield { kind: "stroke", toMm: hipMm + random.uniform(-8, 8), paceMmS: pace };
      yield { kind: "stroke", toMm: kneeMm + random.uniform(-8, 8), paceMmS: pace };
    }
  };
}

const RIGHT_MM_S = 25.4;
const FAST_MM_S = 85;
const FAST_FROM_MS = 6000;
const FAST_FOR_MS = 8000;
const FAST_EVERY_MS = 16_000;

/** Right pace; too fast from 6 s to 14 s, and again every 16 s. */
export const tooFast: Program = toAndFro((simMs) => {
  const phase = (simMs - FAST_FROM_MS) % FAST_EVERY_MS;
  return phase >= 0 && phase < FAST_FOR_MS ? FAST_MM_S : RIGHT_MM_S;
});

/** Half a minute of quick strokes a muscle, then the next muscle. */
export function* preRun(random: Parameters<Program>[0]): Generator<Action, never, void> {
  for (;;) {
    const paceMmS = random.uniform(75, 120);
    const strokes = Math.round(30 / (210 / paceMmS));
    for (let i = 0; i < strokes; i += 1) {
      const toMm = (i % 2 === 0 ? HIP_MM : KNEE_MM) + random.uniform(-10, 10);
      yield { kind: "stroke", toMm, paceMmS: paceMmS * random.uniform(0.9, 1.1), turnMs: random.uniform(300, 450) };
    }
    yield { kind: "lift", ms: random.uniform(2500, 5000), how: "leave", toMm: KNEE_MM };
  }
}

/** Far too fast: 3 to 8 inches a second, now and then a rest. */
export function* fast(random: Parameters<Program>[0]): Generator<Action, never, void> {
  for (;;) {
    for (const endMm of [HIP_MM + 20, KNEE_MM]) {
      const paceMmS = MM_PER_INCH * random.uniform(3, 8);
      yield { kind: "stroke", toMm: endMm + random.uniform(-15, 15), paceMmS, turnMs: random.uniform(250, 450) };
    }
    if (random.chance(0.1)) yield { kind: "stay", ms: random.uniform(1000, 6000), rockMm: 1 };
  }
}

/** Strokes of 40 to 90 mm. */
export function* shortStrokes(random: Parameters<Program>[0]): Generator<Action, never, void> {
  let place = KNEE_MM;
  let way = 1;
  for (;;) {
    const length = random.uniform(42, 90);
    if (place + way * length > HIP_MM || place + way * length < 20) way = -way;
    place += way * length;
    yield { kind: "stroke", toMm: place, paceMmS: random.uniform(18, 30), turnMs: random.uniform(300, 550) };
    way = random.chance(0.9) ? -way : way;
    if (random.chance(0.1)) yield { kind: "stay", ms: random.uniform(5000, 12_000), rockMm: 2 };
  }
}

const TURNS_AT_MM = [100, 100, 100, 100, 62, 100, 100, 30] as const;

/** Turns at the same place above the knee, then comes nearer, then too near. */
export function* kneeApproach(): Generator<Action, never, void> {
  for (;;) {
    for (const toMm of TURNS_AT_MM) {
      yield { kind: "stroke", toMm: HIP_MM, paceMmS: RIGHT_MM_S };
      yield { kind: "stroke", toMm, paceMmS: RIGHT_MM_S };
    }
  }
}
