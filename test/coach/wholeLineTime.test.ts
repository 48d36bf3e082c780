// R19 from the simulated board to the end of a step: a minute or two on the muscle, counted only where it counts.
import { expect, test } from "vitest";

import type { CoachEffect } from "#hub/coach/state.ts";
import { Program } from "#shared/schema/program.ts";
import { followingBody, OBEDIENT, type Habits } from "#test/coach/followingBody.ts";
import { SETTINGS } from "#test/coach/ride.ts";
import { runLine } from "#test/coach/wholeLine.ts";

const SECONDS = { least: 5, target: 10, most: 13 };
const BRIEF = Program.parse({
  format: "inchworm-program",
  version: 1,
  id: "brief",
  name: "Brief",
  purpose: "For tests.",
  when: "any",
  steps: [{ mode: "deep", muscle: "quadriceps", side: "left", seconds: SECONDS }],
});

const run = (habits: Habits) =>
  runLine({
    scenario: "post-run",
    seed: 3,
    seconds: 25,
    settings: SETTINGS,
    program: BRIEF,
    body: followingBody(habits),
    until: ({ view }) => view.program?.phase === "finished",
  });
type StepEnded = Extract<CoachEffect, { kind: "stepEnded" }>;
const ended = (effects: readonly CoachEffect[]): StepEnded[] =>
  effects.flatMap((effect) => (effect.kind === "stepEnded" ? [effect] : []));

test("R19 acts: after the most seconds on the muscle the step is over, though hardly any counted", () => {
  const { effects, truth } = run({ ...OBEDIENT, share: 0.1, follows: false });
  const [step] = ended(effects);
  expect(step).toMatchObject({ how: "timeUp" });
  expect(step?.countedMs).toBeLessThan(SECONDS.target * 1000);
  const onLegMs = truth.filter((tick) => tick.contact).length * 10;
  expect(Math.abs(onLegMs - SECONDS.most * 1000)).toBeLessThan(1500);
});

test("R19 is silent: off the muscle no time passes for it, and time that counts ends it as done", () => {
  const away = run({ ...OBEDIENT, leavesAfterMs: 5000 });
  expect(ended(away.effects)).toEqual([]);
  const onLegMs = away.truth.filter((tick) => tick.contact).length * 10;
  expect(away.state.view.program?.countedMs).toBeLessThanOrEqual(onLegMs + 300);
  expect(away.state.view.program?.loadedMs).toBeLessThanOrEqual(onLegMs + 300);
  expect(ended(run({ ...OBEDIENT, share: 0.27 }).effects)).toMatchObject([{ how: "done" }]);
});
