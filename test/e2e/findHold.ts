// A simulated roller that holds soon: found by letting rollers live in virtual time.
import { createSimulatedRoller } from "#sim/simulatedRoller.ts";

const SCENARIO = "short-strokes";
const SEEDS = 60;
const LOOK_FOR_MS = 20_000;
const EARLIEST_MS = 3000;
const LATEST_MS = 10_000;
const SHORTEST_MS = 6000;

/** `startMs` from the roller's start. */
export function findHold(): { uri: string; startMs: number } {
  for (let seed = 1; seed <= SEEDS; seed++) {
    let found: number | undefined;
    const roller = createSimulatedRoller({
      scenario: SCENARIO,
      seed,
      startMs: 0,
      onPayload: () => undefined,
      onTruth(line) {
        if (line.k !== "hold" || line.endMs - line.startMs < SHORTEST_MS) return;
        if (line.startMs >= EARLIEST_MS && line.startMs <= LATEST_MS) found ??= line.startMs;
      },
    });
    roller.advanceTo(LOOK_FOR_MS);
    if (found !== undefined) return { uri: `sim:${SCENARIO}?seed=${seed}`, startMs: found };
  }
  throw new Error(`no seed of ${SCENARIO} holds early`);
}
