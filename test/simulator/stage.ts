// Worlds with one simple truth, to look at a single sensor.
import { createRandom } from "#sim/random.ts";
import { drawDevice } from "#sim/roller/device.ts";
import type { RollerDevice } from "#sim/roller/rollerDevice.ts";
import { createRollerState } from "#sim/roller/rollerState.ts";
import type { RollerState } from "#sim/roller/rollerState.ts";
import { WORLD_STEP_MS } from "#sim/roller/world.ts";
import type { World } from "#sim/roller/world.ts";
import { ORDINARY } from "#sim/scenarios/conditions.ts";
import type { Mounting } from "#shared/domain/device.ts";

/** A world in which `write` says what is at each instant. */
export function stagedWorld(write: (simMs: number, state: RollerState) => void): World {
  const stepState = createRollerState();
  return {
    ensure: () => undefined,
    look: (simMs, out) => write(simMs, Object.assign(out, createRollerState())),
    step(index) {
      write(index * WORLD_STEP_MS, Object.assign(stepState, createRollerState()));
      return stepState;
    },
  };
}

export function deviceOf(seed: number, mounting: Mounting = "ring", ringRatio = 0.3): RollerDevice {
  const conditions = {
    ...ORDINARY,
    *program() {
      for (;;) yield { kind: "stay", ms: 1000 } as const;
    },
  };
  return drawDevice({ random: createRandom(seed), conditions, mounting, ringRatio });
}

export const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
