// What the person of a home calibration notes down: when each step was, by a press on a button up to half a second early
// or late, and what the bathroom scale showed at the moment they looked.
import { STANDARD_GRAVITY_M_S2 } from "#shared/domain/units.ts";
import type { StepLine } from "#shared/schema/recording.ts";
import type { DoneStep, Scale } from "#sim/home/step.ts";
import type { Random } from "#sim/random.ts";
import { WORLD_STEP_MS } from "#sim/roller/world.ts";
import type { World } from "#sim/roller/world.ts";

/** Human times are this much off at most, ms. */
const SLOPPY_MS = 500;
/** A scale shows the mean of its last moments, ms. */
const SCALE_MEAN_MS = 600;
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
    return step.scale === undefined ? undefined : shown(step.scale, meanForceN(world, lookMs));
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

function meanForceN(world: World, endMs: number): number {
  const last = Math.floor(endMs / WORLD_STEP_MS);
  const count = SCALE_MEAN_MS / WORLD_STEP_MS;
  let sum = 0;
  for (let index = last - count + 1; index <= last; index += 1) {
    const { forceN, leanRad } = world.step(Math.max(0, index));
    sum += forceN * Math.cos(leanRad);
  }
  return sum / count;
}

function shown(scale: Scale, forceN: number): number {
  const kg = (forceN / STANDARD_GRAVITY_M_S2) * scale.gain + scale.offsetKg;
  return Number((Math.round(kg / scale.stepKg) * scale.stepKg).toFixed(3));
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
