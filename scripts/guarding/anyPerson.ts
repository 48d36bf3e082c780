// A person and a roller drawn by the seed: how they breathe, what they weigh, how the cell is built in and how it drifts.
import type { SimulatedRunOptions } from "#scripts/accuracy/simulatedRun.ts";
import { createRandom } from "#sim/random.ts";
import { guardedHolds } from "#sim/scenarios/programs/guarded.ts";

const MOUNTINGS = ["ring", "four", "two"] as const;

export interface Group {
  readonly rateHz: readonly [number, number];
  /** Of a breath, as a share of the load. */
  readonly depth: readonly [number, number];
}

export function anyPerson({ rateHz, depth }: Group, braces: boolean) {
  return (seed: number): Partial<SimulatedRunOptions> => {
    const random = createRandom(seed).fork("person");
    const hz = random.uniform(...rateHz);
    const deep = random.uniform(...depth);
    const mounting = MOUNTINGS[Math.floor(random.uniform(0, MOUNTINGS.length))] ?? "ring";
    return {
      breath: { rateHz: [hz, hz], depth: [deep, deep] },
      bodyWeightKg: random.uniform(45, 110),
      cellCreep: random.uniform(0, 4),
      mounting,
      body: guardedHolds({ braces, rockMm: [0.5, 5] }),
    };
  };
}
