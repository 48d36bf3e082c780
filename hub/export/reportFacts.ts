// What the one-page report tells, gathered while a session is derived.
import { withStop, type ToldStop } from "#hub/export/stopsTold.ts";
import * as z from "zod/mini";

import { byArea, createStretches } from "#hub/export/areas.ts";
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
const ProgramStarted = z.object({ programId: z.string(), name: z.optional(z.string().check(z.maxLength(200))) });
const Start = z.object({ settings: z.object({ units: z.optional(z.enum(["in", "mm"])) }) });
export type StepEnded = z.infer<typeof StepEnded>;
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
  let lengths: ReportFacts["lengths"];
  let stops: readonly ToldStop[] = [];

  function happened({ kind, name, startMs: tMs, text, line }: Happening): void {
    if (kind === "mark" && name === "stop") stops = withStop(stops, { tMs, text });
    if (kind === "spot") {
      const spot = check(TenderSpot, JSON.parse(line));
      if (spot.ok) spots.set(spot.value.id, spot.value);
    }
    if (kind === "session" && name === "start") {
      const start = check(Start, JSON.parse(line));
      if (start.ok) lengths = start.value.settings.units;
    }
    if (kind === "program" && name === "programStarted") {
      const started = check(ProgramStarted, JSON.parse(line));
      if (started.ok) programs.set(started.value.programId, started.value.name);
    }
    if (kind === "program" && name === "stepEnded") {
      const step = check(StepEnded, JSON.parse(line));
      if (!step.ok) return;
      steps.push(step.value);
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
      stops,
    }),
  };
}
