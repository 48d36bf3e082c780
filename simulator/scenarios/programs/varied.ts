// Programs in which something besides rolling happens: lift-offs, flips, pressure, knocks, free play.
import type { Action, Program } from "#sim/body/action.ts";
import type { Random } from "#sim/random.ts";

type Part = Generator<Action, void, void>;
type Endless = Generator<Action, never, void>;

const KNEE_MM = 40;
const HIP_MM = 230;
const pace = (random: Random) => random.uniform(21, 30);

function* pair(random: Random): Part {
  yield { kind: "stroke", toMm: HIP_MM + random.uniform(-10, 10), paceMmS: pace(random) };
  yield { kind: "stroke", toMm: KNEE_MM + random.uniform(-8, 8), paceMmS: pace(random) };
}

/** A pair of strokes, then off the roller: left on the floor or taken in the hands. */
export function* liftOffs(random: Random): Endless {
  for (;;) {
    yield* pair(random);
    const how = random.chance(0.3) ? "carry" : "leave";
    yield { kind: "lift", ms: how === "carry" ? random.uniform(2500, 5000) : random.uniform(700, 3500), how };
    if (random.chance(0.3)) yield { kind: "stay", ms: random.uniform(5000, 9000), rockMm: 1.5 };
  }
}

/** The roller is taken up and laid down end for end again and again. */
export function* flips(random: Random): Endless {
  for (;;) {
    yield* pair(random);
    yield { kind: "lift", ms: random.uniform(2500, 4500), how: "flip", toMm: KNEE_MM };
  }
}

/** Pressure in its band, above it, far above it for a moment, below it. */
export function* heavyPressure(random: Random): Endless {
  for (;;) {
    for (const share of [0.27, 0.46, 0.27, 0.62, 0.27, 0.13]) {
      yield { kind: "press", share, overMs: 1200 };
      yield* pair(random);
    }
  }
}

/** Knocks against roller and floor while rolling, holding and resting. */
export function* bumps(random: Random): Endless {
  const knock = (): Action => ({
    kind: "bump",
    forceN: random.uniform(20, 90),
    accelG: random.sign() * random.uniform(0.1, 0.6),
    ms: random.uniform(20, 60),
  });
  for (;;) {
    yield { kind: "stroke", toMm: random.uniform(100, 160), paceMmS: pace(random) };
    yield knock();
    yield { kind: "stroke", toMm: HIP_MM, paceMmS: pace(random) };
    yield { kind: "stroke", toMm: KNEE_MM, paceMmS: pace(random) };
    yield { kind: "stay", ms: random.uniform(5000, 9000), rockMm: 1 };
    yield knock();
    yield { kind: "stay", ms: random.uniform(1000, 2500), rockMm: 0.5 };
    if (random.chance(0.4)) yield { kind: "lift", ms: random.uniform(1200, 2500), how: "leave" };
  }
}

/** Anything a person might do with a roller, in any order. */
export function* freeRoll(random: Random): Endless {
  for (;;) {
    const draw = random.next();
    if (draw < 0.7) {
      yield { kind: "stroke", toMm: random.uniform(150, 300), paceMmS: random.uniform(14, 70) };
      yield { kind: "stroke", toMm: random.uniform(20, 110), paceMmS: random.uniform(14, 70) };
    } else if (draw < 0.85) {
      yield { kind: "stay", ms: random.uniform(3600, 20_000), rockMm: random.uniform(0, 5) };
    } else if (draw < 0.93) {
      yield { kind: "lift", ms: random.uniform(900, 4000), how: "leave" };
    } else {
      yield { kind: "lift", ms: random.uniform(2500, 4500), how: random.chance(0.5) ? "flip" : "carry" };
    }
    if (random.chance(0.25)) yield { kind: "press", share: random.uniform(0.15, 0.4), overMs: 1000 };
  }
}

/** Long holds, past the point of "move on", on a spot that drifts slowly. */
export function* longHold(random: Random): Endless {
  for (;;) {
    yield { kind: "stroke", toMm: HIP_MM, paceMmS: pace(random) };
    yield { kind: "stroke", toMm: random.uniform(110, 160), paceMmS: pace(random) };
    const rockMm = random.uniform(1, 4);
    yield { kind: "stay", ms: random.uniform(97_000, 110_000), rockMm, driftMmS: random.uniform(-0.12, 0.12) };
    yield { kind: "stroke", toMm: KNEE_MM, paceMmS: pace(random) };
  }
}

/** Rest, then strong shaking, and rest again; strokes and holds in both. */
export function* tremor(random: Random): Endless {
  for (;;) {
    for (const strength of [9, 2]) {
      yield { kind: "shake", strength };
      yield* pair(random);
      yield { kind: "stay", ms: random.uniform(8000, 15_000), rockMm: 1 };
    }
  }
}

/** What a newcomer sees first: right pace, too fast, right again, a hold that counts, too heavy for a moment, off. */
export const firstLook: Program = function* firstLook(random): Endless {
  const calm = () => 25.4 * random.uniform(0.95, 1.05);
  for (;;) {
    yield { kind: "press", share: 0.27, overMs: 600 };
    yield { kind: "stroke", toMm: 190, paceMmS: calm() };
    for (const toMm of [40, 200, 40]) yield { kind: "stroke", toMm, paceMmS: 72 };
    yield { kind: "stroke", toMm: 200, paceMmS: calm() };
    yield { kind: "stroke", toMm: 130, paceMmS: calm() };
    yield { kind: "stay", ms: 38_000, rockMm: 2, rockHz: 0.3 };
    yield { kind: "stroke", toMm: 200, paceMmS: calm() };
    yield { kind: "press", share: 0.46, overMs: 800 };
    yield { kind: "stroke", toMm: 60, paceMmS: calm() };
    yield { kind: "press", share: 0.27, overMs: 800 };
    yield { kind: "stroke", toMm: 200, paceMmS: calm() };
    yield { kind: "stroke", toMm: 40, paceMmS: calm() };
    yield { kind: "lift", ms: 3000, how: "leave", toMm: 40 };
  }
};
