// A feed twice as fast as the hub's: one roller, 100 ticks a second, the same at every run.
import type { RollerState, ServerMessage } from "#shared/schema/live.ts";
import { createRandom } from "#sim/random.ts";

export const RATE_HZ = 100;
const STROKE_MM = 240;
const PACE_MM_S = 25.4;

const ROLLER: RollerState = {
  id: "bench",
  name: "Bench",
  uri: "sim:bench",
  simulated: true,
  calibration: "ok",
  kneeLineMm: -20,
  selection: { muscle: "quadriceps", side: "left", mode: "deep" },
  bands: {
    paceMmS: [15.24, 38.1],
    paceTargetMmS: PACE_MM_S,
    forceN: [137, 240],
    easeOffN: 275,
    stopN: 378,
    assumedWeight: true,
    holdMinimumMs: 30_000,
    holdTargetMs: 45_000,
    holdMoveOnMs: 90_000,
  },
};

export const OPENING: readonly ServerMessage[] = [
  { type: "hello", hubVersion: "bench", sentMs: 0, rollers: [ROLLER] },
  {
    type: "link",
    rollerId: ROLLER.id,
    state: "streaming",
    simulated: true,
    sentMs: 0,
    lossRatio: 0,
    badFrames: 0,
    imuHz: 104,
    loadHz: 92,
  },
];

/** Strokes with seeded unrest; every half second the link, as the hub sends it. */
export function createFastFeed(seed: number): (index: number, sampleMs: number) => ServerMessage[] {
  const random = createRandom(seed);
  return (index, sampleMs) => {
    const way = ((index / RATE_HZ) * PACE_MM_S) % (2 * STROKE_MM);
    const up = way < STROKE_MM;
    const tick: ServerMessage = {
      type: "tick",
      rollerId: ROLLER.id,
      sampleMs,
      sentMs: sampleMs,
      speedMmS: (up ? 1 : -1) * PACE_MM_S + 3 * random.uniform(-0.5, 0.5),
      forceN: 188 + 20 * random.uniform(-0.5, 0.5),
      forceSdN: 6,
      contact: true,
      positionMm: up ? way : 2 * STROKE_MM - way,
      quality: "good",
      ageMs: 12,
    };
    return index % (RATE_HZ / 2) === 0 ? [tick, ...OPENING.slice(1)] : [tick];
  };
}
