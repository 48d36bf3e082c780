// R10 from the simulated board to a band: a body that presses as it is told, and feels what is known; and bodies that do
// not. R9, R28, R33: what the measured band is worth in the sessions after it.
import { describe, expect, test } from "vitest";

import { populationForce } from "#hub/coach/bands.ts";
import { comfortRange, ownBand } from "#hub/coach/ownBand.ts";
import { answerRamp, isRunning, rampTick, startRamp, type RampState } from "#hub/coach/ramp/ramp.ts";
import { pressureToday } from "#hub/plan/pressureToday.ts";
import { newtonsOfKg } from "#shared/domain/units.ts";
import type { Action, Program as Body } from "#sim/body/action.ts";
import { SETTINGS } from "#test/coach/ride.ts";
import { runLine, START_MS } from "#test/coach/wholeLine.ts";
import { checkIn, fit, NOON_MS, rolled } from "#test/plan/people.ts";

const BODY_N = newtonsOfKg(70);
const AREA = { muscle: "quadriceps", side: "left" } as const;
const POPULATION = populationForce(AREA, 70);
const RANGE = comfortRange(false);

type Press = (state: () => RampState) => Generator<Action, never, void>;

/** Presses in the middle of what is asked for, and stays. */
const steadily: Press = function* (state) {
  for (;;) {
    const [lowN, highN] = state().aimN;
    yield { kind: "press", share: (lowN + highN) / 2 / BODY_N, overMs: 400 };
    yield { kind: "stay", ms: 500 };
  }
};
/** Never keeps what it presses with. */
const restlessly: Press = function* (state) {
  for (let n = 0; ; n += 1) {
    const [lowN, highN] = state().aimN;
    yield { kind: "press", share: (n % 2 === 0 ? lowN : highN) / BODY_N, overMs: 200 };
    yield { kind: "stay", ms: 700 };
  }
};
const walksOff = (afterMs: number): Press =>
  function* (state) {
    const [lowN, highN] = state().aimN;
    yield { kind: "press", share: (lowN + highN) / 2 / BODY_N, overMs: 400 };
    yield { kind: "stay", ms: afterMs };
    yield { kind: "lie", on: false };
    for (;;) yield { kind: "stay", ms: 1000 };
  };

/** `feel`: of 10, from the force that truly is there at the answer, a second after it is asked for. */
function measure(press: Press, feel: (forceN: number) => number, seconds = 60, seed = 3): RampState {
  let state = startRamp(POPULATION, RANGE);
  let askedMs = Number.NaN;
  runLine({
    scenario: "post-run",
    seed,
    seconds,
    settings: SETTINGS,
    body: (): Body => () => press(() => state),
    onTick(tick, truth) {
      if (tick.tMs - START_MS < 1000) return;
      state = rampTick(state, tick);
      if (state.phase !== "answer") askedMs = Number.NaN;
      else if (Number.isNaN(askedMs)) askedMs = tick.tMs;
      else if (tick.tMs - askedMs >= 1000) state = answerRamp(state, feel(truth?.forceN ?? 0));
    },
    until: () => !isRunning(state),
  });
  return state;
}
const rounded = (nPerPoint: number) => (forceN: number) => Math.min(10, Math.round(forceN / nPerPoint));

describe("a body that presses as it is told", () => {
  test.each([28, 34])("and feels a point for every %d N gets its own band", (nPerPoint) => {
    const state = measure(steadily, rounded(nPerPoint));
    expect(state.phase).toBe("done");
    const band = ownBand(state.loads, RANGE, POPULATION)!;
    // An answer is a whole point: half a point either way, and a tenth of the force for what the roller measures.
    for (const [foundN, trulyN] of [
      [band.lowN, RANGE[0] * nPerPoint],
      [band.highN, Math.min(RANGE[1] * nPerPoint, Math.max(...state.loads.map(({ forceN }) => forceN)))],
    ] as const) {
      expect(Math.abs(foundN - trulyN)).toBeLessThanOrEqual(nPerPoint / 2 + trulyN / 10);
    }
    expect(band.highN).toBeLessThanOrEqual(POPULATION.stopN);
  });

  test("each load is what the body truly pressed with, no more than the ease-off value", () => {
    const trulyN: number[] = [];
    const { loads } = measure(steadily, (forceN) => {
      trulyN.push(forceN);
      return Math.round(forceN / 34);
    });
    expect(loads.length).toBeGreaterThanOrEqual(3);
    loads.forEach(({ forceN }, n) => {
      expect(forceN).toBeLessThan(POPULATION.easeOffN);
      expect(Math.abs(forceN - trulyN[n]!)).toBeLessThan(forceN / 10);
      if (n > 0) expect(forceN).toBeGreaterThan(loads[n - 1]!.forceN);
    });
  });
});

test("answers that do not rise with the force keep nothing", () => {
  const answers = [8, 5, 2, 0];
  const state = measure(steadily, () => answers.shift() ?? 0);
  expect(state.phase).toBe("failed");
  expect(state.confidence).toBeLessThan(0.5);
  expect(state.todo).toMatch(/measure again another day/);
});

test("a body that keeps no pressure gets no load", () => {
  const state = measure(restlessly, rounded(30), 40);
  expect(state).toMatchObject({ phase: "load", loads: [] });
});

test("a body that gets off after the first answer is let go after three minutes, and nothing is kept", () => {
  const state = measure(walksOff(8000), rounded(30), 200);
  expect(state.phase).toBe("cancelled");
  expect(state.loads).toHaveLength(1);
  expect(state.todo).toMatch(/Nothing came for a while/);
});

describe("what the measured band is worth", () => {
  const { loads, confidence } = measure(steadily, rounded(28));
  const band = ownBand(loads, RANGE, POPULATION)!;
  const today = (told: Partial<Parameters<typeof pressureToday>[0]> = {}) =>
    pressureToday({
      area: AREA,
      bodyWeightKg: 70,
      fits: [fit(10, { ...AREA, loads: [...loads], confidence })],
      rolled: [],
      checkIns: [],
      gentle: undefined,
      nowMs: NOON_MS,
      deviceId: "roller-a",
      ...told,
    });
  const at = (daysAgo: number, ceilingN: number) => rolled(daysAgo, [{ ...AREA, ceilingN }]);

  test("R9: it starts in its lower half and rises at most a tenth a session, never above the band nor the stop value", () => {
    let ceilingN = today().forceN[1];
    expect(ceilingN).toBeCloseTo((band.lowN + band.highN) / 2);
    const past: ReturnType<typeof rolled>[] = [];
    for (let day = 9; day > 0; day -= 1) {
      past.push(at(day, ceilingN));
      const next = today({ rolled: past }).forceN[1];
      expect(next).toBeLessThanOrEqual(Math.min(ceilingN * 1.1, band.highN, POPULATION.stopN) + 1e-9);
      expect(next).toBeGreaterThanOrEqual(ceilingN - 1e-9);
      ceilingN = next;
    }
    expect(ceilingN).toBeCloseTo(band.highN);
  });

  test("R28, R33: a fifth lower after bruising, no higher while the knee hurts", () => {
    const past = [at(2, band.highN)];
    expect(today({ rolled: past, checkIns: [checkIn(1, { bruised: true })] }).forceN[1]).toBeCloseTo(band.highN * 0.8);
    const low = [at(2, band.lowN)];
    expect(today({ rolled: low, checkIns: [checkIn(1, { kneePain: 3 })] }).forceN[1]).toBeCloseTo(band.lowN);
  });

  test("R8: gently it is the forces of 4 to 6", () => {
    const [, highN] = today({ gentle: "your knee hurts now", rolled: [at(2, band.highN)] }).forceN;
    expect(highN).toBeCloseTo(ownBand(loads, comfortRange(true), POPULATION)!.highN);
    expect(highN).toBeLessThan(band.highN);
  });
});
