// What the one-page report tells, gathered while a session is derived.
import { withStop, type ToldStop } from "#hub/export/stopsTold.ts";
import * as z from "zod/mini";

import { byArea, createStretches } from "#hub/export/areas.ts";
import { createChosenStretches } from "#hub/export/chosenStretches.ts";
import type { ChosenStretch } from "#hub/export/chosenStretches.ts";
import type { Stretch } from "#hub/export/areas.ts";
import type { Happening } from "#hub/export/happening.ts";
import type { Batch } from "#hub/export/source.ts";
import { check } from "#shared/schema/check.ts";
import { TenderSpot } from "#shared/schema/spots.ts";

const StepEnded = z.object({
  event: z.literal("stepEnded"),
  programId: z.string(),
  step: z.number(),
  how: z.string(),
  countedMs: z.number(),
});
/** Older recordings do not say where: what was chosen then. */
const StepStarted = z.object({ programId: z.string(), step: z.number(), mode: z.optional(z.string()) });
const ProgramStarted = z.object({ programId: z.string(), name: z.optional(z.string().check(z.maxLength(200))) });
const Settings = z.object({
  settings: z.object({ units: z.optional(z.enum(["in", "mm"])), bodyWeightKg: z.optional(z.number()) }),
});
/** A step that is over, and where it was; undefined: where the person liked. */
export interface StepEnded extends z.infer<typeof StepEnded> {
  readonly area?: { readonly muscle: string; readonly side: string | undefined } | undefined;
}
export type Spot = z.infer<typeof TenderSpot>;

export interface FollowedProgram {
  readonly id: string;
  /** As the journal says it; undefined: an older recording holds its id alone. */
  readonly name: string | undefined;
}

export interface ReportFacts {
  /** Each muscle and side once, in the order in which they came. */
  readonly areas: readonly Stretch[];
  /** As they were at the end. */
  readonly spots: readonly Spot[];
  readonly steps: readonly StepEnded[];
  readonly programs: readonly FollowedProgram[];
  /** In what the person reads lengths; undefined: an older recording does not say. */
  readonly lengths?: "in" | "mm" | undefined;
  /** As the person gave it last; undefined: not given, or not to be told. */
  readonly bodyWeightKg?: number | undefined;
  /** Not all bands are of that weight. */
  readonly weightChanged?: boolean;
  /** What was chosen, with the bands it was judged by. */
  readonly chosen: readonly ChosenStretch[];
  /** Told apart from spots, in order. */
  readonly stops: readonly ToldStop[];
}

export interface FactGatherer {
  take(batch: Batch): void;
  facts(): ReportFacts;
}

export function createFactGatherer(): FactGatherer {
  const stretches = createStretches();
  const spots = new Map<string, Spot>();
  const steps: StepEnded[] = [];
  const programs = new Map<string, string | undefined>();
  const chosen = createChosenStretches();
  const begun = new Map<string, StepEnded["area"]>();
  const stepKey = ({ programId, step }: Pick<StepEnded, "programId" | "step">) => `${programId} ${step}`;
  let lengths: ReportFacts["lengths"];
  let bodyWeightKg: number | undefined;
  const weightsKg = new Set<number | undefined>();
  let stops: readonly ToldStop[] = [];

  function happened({ kind, name, startMs: tMs, text, line, muscle, side }: Happening): void {
    if (kind === "mark" && name === "stop") stops = withStop(stops, { tMs, text });
    if (kind === "spot") {
      const spot = check(TenderSpot, JSON.parse(line));
      if (spot.ok) spots.set(spot.value.id, spot.value);
    }
    if (kind === "session") {
      chosen.line(line, tMs);
      const told = check(Settings, JSON.parse(line));
      if (!told.ok) return;
      lengths = told.value.settings.units ?? lengths;
      bodyWeightKg = told.value.settings.bodyWeightKg;
      weightsKg.add(bodyWeightKg);
    }
    if (kind === "program" && name === "stepStarted") {
      const started = check(StepStarted, JSON.parse(line));
      if (!started.ok) return;
      const isTheirs = started.value.mode === "free" || muscle === undefined;
      begun.set(stepKey(started.value), isTheirs ? undefined : { muscle, side });
    }
    if (kind === "program" && name === "programStarted") {
      const started = check(ProgramStarted, JSON.parse(line));
      if (started.ok) programs.set(started.value.programId, started.value.name);
    }
    if (kind === "program" && name === "stepEnded") {
      const step = check(StepEnded, JSON.parse(line));
      if (!step.ok) return;
      steps.push({ ...step.value, area: begun.get(stepKey(step.value)) });
      if (!programs.has(step.value.programId)) programs.set(step.value.programId, undefined);
    }
  }

  return {
    take(batch) {
      stretches.take(batch);
      batch.happenings.forEach(happened);
    },
    facts: () => ({
      areas: byArea(stretches.list).filter(({ contactMs }) => contactMs > 0),
      spots: [...spots.values()],
      steps,
      programs: [...programs].map(([id, name]) => ({ id, name })),
      lengths,
      bodyWeightKg,
      weightChanged: weightsKg.size > 1,
      chosen: chosen.result(stretches.list[0]?.startMs ?? 0, stretches.list.at(-1)?.endMs ?? 0),
      stops,
    }),
  };
}
