// A program from the simulated board to its end: a body that follows, and bodies that do not.
import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { readProgram } from "#hub/programs/read.ts";
import { SHIPPED_FOLDER } from "#hub/programs/store.ts";
import type { CoachEffect } from "#hub/coach/state.ts";
import type { Program } from "#shared/schema/program.ts";
import { followingBody, OBEDIENT, type Habits } from "#test/coach/followingBody.ts";
import { SETTINGS } from "#test/coach/ride.ts";
import { runLine } from "#test/coach/wholeLine.ts";
import { LONG_FORM } from "#test/support/often.ts";

function shipped(id: string): Program {
  const read = readProgram(readFileSync(`${SHIPPED_FOLDER}/${id}.json`, "utf8"));
  if (!read.ok) throw new Error(read.reason);
  return read.entry.program;
}
const POST_RUN_DEEP = shipped("post-run-deep");

/** Its first and its last step: on every day enough to see it begin, go on to another place and end. */
function followed(program: Program): Program {
  return LONG_FORM ? program : { ...program, steps: [...program.steps.slice(0, 1), ...program.steps.slice(-1)] };
}

const run = (habits: Habits, seconds: number, program = POST_RUN_DEEP, seed = 3) =>
  runLine({
    scenario: "post-run",
    seed,
    seconds,
    settings: SETTINGS,
    program,
    body: followingBody(habits),
    until: ({ view }) => view.program?.phase === "finished",
  });
const ended = (effects: readonly CoachEffect[]) =>
  effects.flatMap((effect) => (effect.kind === "stepEnded" ? [effect] : []));

test("Post-run deep runs through with a body that follows the cues", () => {
  const program = followed(POST_RUN_DEEP);
  const { effects, truth, state, shown } = run(OBEDIENT, 1200, program);
  expect(state.view.program?.phase).toBe("finished");
  const steps = ended(effects);
  expect(steps.map(({ step, how }) => `${step} ${how}`)).toEqual(program.steps.map((_, index) => `${index} done`));
  // What counted is what was so: in contact for at least that long between start and end.
  const begun = effects.flatMap((effect) => (effect.kind === "stepStarted" ? [effect.atMs] : []));
  for (const [index, { countedMs, atMs }] of steps.entries()) {
    expect(countedMs).toBeGreaterThanOrEqual((program.steps[index]?.seconds.target ?? 0) * 1000);
    if (program.steps[index]?.mode === "timed") continue;
    const inContact = truth.filter((tick) => tick.contact && tick.tMs > (begun[index] ?? 0) && tick.tMs <= atMs + 100);
    const tickMs = (truth[1]?.tMs ?? 0) - (truth[0]?.tMs ?? 0);
    expect(countedMs).toBeLessThanOrEqual(inContact.length * tickMs + 300);
  }
  expect(shown("hold-target").length).toBeGreaterThan(0);
  expect(shown("stop-pressure")).toEqual([]);
});

test.each(["hold-and-roll", "pre-run-wake-up"])("%s too", (id) => {
  const program = followed(shipped(id));
  const { effects, state, shown } = run(OBEDIENT, 1000, program, 5);
  expect(state.view.program?.phase).toBe("finished");
  expect(ended(effects).map(({ how }) => how)).toEqual(program.steps.map(() => "done"));
  expect(shown("no-holds")).toEqual([]);
});

test("too light whatever is said: nothing counts, it says why, and moves on when the time is up", () => {
  const { effects, shown } = run({ ...OBEDIENT, share: 0.1, follows: false }, 170);
  expect(shown("heavier").length).toBeGreaterThan(0);
  const [first] = ended(effects);
  expect(first).toMatchObject({ step: 0, how: "timeUp" });
  expect(first?.countedMs).toBeLessThan(5000);
  expect(first?.notCountedMs.tooLight).toBeGreaterThan(110_000);
  const said = effects.flatMap((effect) => (effect.kind === "announcement" ? [effect.text] : []));
  expect(said[1]).toMatch(/^Time to move on: .*were too light; 120 s under load are enough/);
});

test("off the roller for good: it waits, and nothing counts", () => {
  const { effects, state } = run({ ...OBEDIENT, leavesAfterMs: 10_000 }, 200);
  expect(ended(effects)).toEqual([]);
  const { view } = state;
  expect(view.program).toMatchObject({ phase: "running", paused: "liftOff", step: { index: 0 } });
  expect(view.program?.countedMs).toBeGreaterThanOrEqual(10_000);
  expect(view.program?.countedMs).toBeLessThan(20_000);
  expect(view.program?.notCountedMs.noContact).toBeGreaterThan(150_000);
});

test("never stops, far too fast, through rests and all: it does not count, and every step ends in its time", () => {
  const { effects, state, shown } = run({ share: 0.27, paceMmS: 80, follows: false, getsOff: false }, 320);
  expect(shown("slower").length).toBeGreaterThan(0);
  const steps = ended(effects);
  expect(steps.map(({ how }) => how)).toEqual(["timeUp", "timeUp"]);
  for (const { countedMs, notCountedMs } of steps) {
    expect(notCountedMs.tooFast).toBeGreaterThan(60_000);
    expect(countedMs).toBeLessThan(60_000);
  }
  expect(state.view.program?.step.index).toBe(2);
});
