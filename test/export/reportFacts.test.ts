// What the report tells of a journal's lines: the bands, the weight, where a program's steps were.
import { expect, test } from "vitest";

import { bandsFor } from "#hub/coach/bands.ts";
import { journalHappening } from "#hub/export/happening.ts";
import { createFactGatherer } from "#hub/export/reportFacts.ts";
import type { TickRow } from "#hub/export/source.ts";
import type { RecordingLine } from "#shared/schema/recording.ts";
import type { Selection } from "#shared/schema/live.ts";

const CALF: Selection = { muscle: "calf", side: "left", mode: "deep" };

function factsOf(lines: readonly RecordingLine[], forcesN: readonly number[] = [100]) {
  const gatherer = createFactGatherer();
  const ticks = forcesN.map((forceN, at): TickRow => ({
    tMs: at * 10,
    publishedMs: at * 10,
    speedMmS: 0,
    paceMmS: 0,
    ageMs: 0,
    forceN,
    forceSdN: 1,
    contact: true,
    positionMm: Number.NaN,
    holdMs: Number.NaN,
    tremorN: Number.NaN,
    breathN: Number.NaN,
    breathHz: Number.NaN,
    quality: "good",
    flags: 0,
    area: CALF,
  }));
  const happenings = lines.flatMap((line) => journalHappening(line, CALF) ?? []);
  gatherer.take({ ticks, happenings, frames: [] });
  return gatherer.facts();
}

test("the bands and the weight are those of the journal's session lines; the peak is the highest known force", () => {
  const bands = bandsFor(CALF, 80);
  const start = { k: "session", event: "start", startedMs: 0, selection: CALF } as const;
  const facts = factsOf([{ ...start, settings: { bodyWeightKg: 80, units: "mm", bands } }], [90, 140, Number.NaN, 60]);
  expect(facts.bodyWeightKg).toBe(80);
  expect(facts.lengths).toBe("mm");
  expect(facts.chosen).toEqual([{ ...CALF, startMs: 0, endMs: 40, bands }]);
  expect(facts.areas).toMatchObject([{ peakForceN: 140 }]);
});

test("a step is where it says, an older one where the person was, a free one nowhere in particular", () => {
  const program = { k: "program", tMs: 1, programId: "mine" } as const;
  const ended = { ...program, event: "stepEnded", how: "done", countedMs: 1000 } as const;
  const { steps } = factsOf([
    { ...program, event: "stepStarted", step: 0, mode: "timed", muscle: "gluteals", side: "right" },
    { ...ended, step: 0 },
    { ...program, event: "stepStarted", step: 1 },
    { ...ended, step: 1 },
    { ...program, event: "stepStarted", step: 2, mode: "free" },
    { ...ended, step: 2 },
  ]);
  expect(steps.map(({ area }) => area)).toEqual([
    { muscle: "gluteals", side: "right" },
    { muscle: "calf", side: "left" },
    undefined,
  ]);
});

test("a weight that changes in the session is told as that, the same one given again is not", () => {
  const first = { k: "session", event: "start", tMs: 0, selection: { muscle: "calf", side: "left", mode: "deep" } };
  const later = (bodyWeightKg: number) => ({ k: "session", event: "settings", tMs: 5, settings: { bodyWeightKg } });
  const start = { ...first, settings: { bodyWeightKg: 80 } };
  expect(factsOf([start, later(80)], [90])).toMatchObject({ bodyWeightKg: 80, weightChanged: false });
  expect(factsOf([start, later(60)], [90])).toMatchObject({ bodyWeightKg: 60, weightChanged: true });
});
