// Watches the simulated world and writes down what really happens: a tick every 10 ms of the hub clock, and events.
import { TICK_MS } from "#shared/domain/features.ts";
import { createRollerState } from "#sim/roller/rollerState.ts";
import { WORLD_STEP_MS } from "#sim/roller/world.ts";
import type { World } from "#sim/roller/world.ts";
import { createJudge } from "#sim/truth/judge.ts";
import type { TruthLine } from "#sim/truth/truthLine.ts";

export interface WitnessOptions {
  readonly world: World;
  /** Hub clock at sim time 0. */
  readonly startMs: number;
  onTruth(line: TruthLine): void;
}

export interface Witness {
  /** Tells everything up to `simMs`; to be called at least every second. */
  watchUntil(simMs: number): void;
  /** Closes what is still open. */
  finish(): void;
}

export function createWitness({ world, startMs, onTruth }: WitnessOptions): Witness {
  const judge = createJudge(onTruth);
  const state = createRollerState();
  let step = 0;
  let tickMs = Math.ceil(startMs / TICK_MS) * TICK_MS;

  function tick(): void {
    world.look(tickMs - startMs, state);
    onTruth({
      k: "tick",
      tMs: tickMs,
      speedMmS: state.bodyForceN > 0 ? state.speedMmS : 0,
      forceN: state.forceN,
      contact: judge.contact,
      positionMm: state.placeMm,
      angleRad: state.angleRad,
      ...(state.shakes === 1 ? {} : { shakes: state.shakes }),
      ...(state.breathes === 1 ? {} : { breathes: state.breathes }),
    });
    tickMs += TICK_MS;
  }

  return {
    watchUntil(simMs) {
      world.ensure(simMs);
      for (; step * WORLD_STEP_MS <= simMs; step += 1) {
        const stepMs = startMs + step * WORLD_STEP_MS;
        judge.push(stepMs, world.step(step));
        while (tickMs <= stepMs) tick();
      }
    },
    finish: () => judge.finish(startMs + step * WORLD_STEP_MS),
  };
}
