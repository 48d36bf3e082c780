// What the person of a home calibration notes down: when each step was, by a press on a button up to half a second early
// or late, and what the bathroom scale showed at the moment they looked.
import type { StepLine } from "#shared/schema/recording.ts";
import { forceOnScaleN, shownKg } from "#sim/home/scale.ts";
import type { DoneStep } from "#sim/home/step.ts";
import type { Random } from "#sim/random.ts";
import type { World } from "#sim/roller/world.ts";

/** Human times are this much off at most, ms. */
const SLOPPY_MS = 500;
/** When in a press the person looks at the scale, share of it. */
const LOOK = [0.5, 0.85] as const;

export interface NotesOptions {
  readonly world: World;
  readonly steps: readonly DoneStep[];
  readonly random: Random;
  /** Hub clock at sim time 0. */
  readonly startMs: number;
  onStep(line: StepLine): void;
}

export interface Notes {
  /** Notes down everything until `simMs`; to be called at least every second. */
  watchUntil(simMs: number): void;
}

interface Entry {
  readonly step: DoneStep;
  readonly startMs: number;
  readonly endMs: number;
  readonly lookMs: number;
  readonly writtenMs: number;
}

export function createNotes({ world, steps, random, startMs, onStep }: NotesOptions): Notes {
  const own = random.fork("notes");
  const entries = steps.map((step): Entry => {
    const lookMs = step.startMs + own.uniform(...LOOK) * (step.endMs - step.startMs);
    const endMs = step.endMs + own.uniform(-SLOPPY_MS, SLOPPY_MS);
    const writtenMs = Math.max(step.endMs, endMs) + own.uniform(50, 400);
    return { step, startMs: step.startMs + own.uniform(-SLOPPY_MS, SLOPPY_MS), endMs, lookMs, writtenMs };
  });
  let looking = 0;
  let writing = 0;
  const readings: (number | undefined)[] = [];

  function look({ step, lookMs }: Entry): number | undefined {
    return step.scale === undefined ? undefined : shownKg(step.scale, forceOnScaleN(world, lookMs));
  }

  return {
    watchUntil(simMs) {
      for (let entry = entries[looking]; entry !== undefined && entry.lookMs <= simMs; entry = entries[looking]) {
        world.ensure(entry.lookMs);
        readings.push(look(entry));
        looking += 1;
      }
      for (let entry = entries[writing]; entry !== undefined && entry.writtenMs <= simMs; entry = entries[writing]) {
        onStep(lineOf(entry, startMs, readings[writing]));
        writing += 1;
      }
    },
  };
}

function lineOf({ step, startMs, endMs }: Entry, originMs: number, scaleKg: number | undefined): StepLine {
  return {
    k: "step",
    type: step.type,
    startMs: Math.round(originMs + startMs),
    endMs: Math.round(originMs + endMs),
    ...(step.turns === undefined ? {} : { turns: step.turns }),
    ...(step.weightKg === undefined ? {} : { weightKg: step.weightKg }),
    ...(scaleKg === undefined ? {} : { scaleKg }),
    ...(step.distanceMm === undefined ? {} : { distanceMm: step.distanceMm }),
  };
}
