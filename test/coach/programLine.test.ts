// A program from the simulated board to its end: a body that follows, and bodies that do not.
import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { readProgram } from "#hub/programs/read.ts";
import { SHIPPED_FOLDER } from "#hub/programs/store.ts";
import { bandsFor } from "#hub/coach/bands.ts";
import type { CoachEffect, UserEvent } from "#hub/coach/state.ts";
import { pressureToday } from "#hub/plan/pressureToday.ts";
import { readyProgram } from "#hub/plan/readyProgram.ts";
import type { ProgramStep, ReadyProgram } from "#shared/schema/program.ts";
import { followingBody, OBEDIENT, type Habits } from "#test/coach/followingBody.ts";
import { NO_PAST } from "#test/coach/readyFacts.ts";
import { SETTINGS } from "#test/coach/ride.ts";
import { runLine, type LineRun, type LineRunOptions } from "#test/coach/wholeLine.ts";
import { LONG_FORM, WHOLE_FORM } from "#test/support/often.ts";

function shipped(id: string): ReadyProgram {
  const read = readProgram(readFileSync(`${SHIPPED_FOLDER}/${id}.json`, "utf8"));
  if (!read.ok) throw new Error(read.reason);
  return readyProgram(read.entry.program, NO_PAST);
}
const POST_RUN_DEEP = shipped("post-run-deep");

/** Its first and its last step: on every day enough to see it begin, go on to another place and end. */
function followed(program: ReadyProgram): ReadyProgram {
  return LONG_FORM ? program : { ...program, steps: [...program.steps.slice(0, 1), ...program.steps.slice(-1)] };
}

/** The first steps of a program, with less time. */
function short(program: ReadyProgram, steps: number, seconds?: ProgramStep["seconds"]): ReadyProgram {
  return {
    ...program,
    steps: program.steps.slice(0, steps).map((step) => ({ ...step, seconds: seconds ?? step.seconds, restS: 3 })),
  };
}
const BRIEF = short(POST_RUN_DEEP, 2, { least: 10, target: 20, most: 30 });

const run = (habits: Habits, seconds: number, options: Partial<LineRunOptions> = {}) =>
  runLine({
    scenario: "post-run",
    seed: 3,
    seconds,
    settings: SETTINGS,
    program: BRIEF,
    body: followingBody(habits),
    until: ({ view }) => view.program?.phase === "finished",
    ...options,
  });
const ended = (effects: readonly CoachEffect[]) =>
  effects.flatMap((effect) => (effect.kind === "stepEnded" ? [effect] : []));
const said = (effects: readonly CoachEffect[]) =>
  effects.flatMap((effect) => (effect.kind === "announcement" ? [effect.text] : []));
const contactSpellsS = ({ truth }: LineRun): number[] => {
  const lengths: number[] = [];
  let ticks = 0;
  for (const { contact } of truth) {
    if (contact) ticks += 1;
    else if (ticks > 0) {
      lengths.push(ticks / 100);
      ticks = 0;
    }
  }
  return ticks > 0 ? [...lengths, ticks / 100] : lengths;
};

test("Post-run deep runs through with a body that hears the cues alone, and begins too light", () => {
  const program = followed(POST_RUN_DEEP);
  const { effects, truth, state, shown, cues } = run({ ...OBEDIENT, share: 0.15 }, 1200, { program });
  expect(state.view.program?.phase).toBe("finished");
  const steps = ended(effects);
  expect(steps.map(({ step, how }) => `${step} ${how}`)).toEqual(program.steps.map((_, index) => `${index} done`));
  // What counted is what was so: in contact for at least that long between start and end.
  const begun = effects.flatMap((effect) => (effect.kind === "stepStarted" ? [effect.atMs] : []));
  for (const [index, { countedMs, atMs }] of steps.entries()) {
    const step = program.steps[index]!;
    expect(countedMs).toBeGreaterThanOrEqual(step.seconds.target * 1000);
    if (step.mode === "timed") continue;
    const inContact = truth.filter((tick) => tick.contact && tick.tMs > (begun[index] ?? 0) && tick.tMs <= atMs + 100);
    const tickMs = (truth[1]?.tMs ?? 0) - (truth[0]?.tMs ?? 0);
    expect(countedMs).toBeLessThanOrEqual(inContact.length * tickMs + 300);
    expect(inContact.length * tickMs).toBeLessThanOrEqual(step.seconds.most * 1000);
  }
  expect(shown("hold-target").length).toBeGreaterThan(0);
  expect(shown("heavier").length).toBeGreaterThan(0);
  expect(shown("stop-pressure")).toEqual([]);
  const times = cues.filter(({ action }) => action === "show").map(({ sampleMs }) => sampleMs);
  for (const [index, ms] of times.entries())
    if (index > 0) expect(ms - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(4000);
}, 120_000);

test.each([["hold-and-roll", 1] as const, ...(WHOLE_FORM ? [["pre-run-wake-up", 4] as const] : [])])(
  "%s too",
  (id, count) => {
    const program = short(shipped(id), count);
    const { effects, state, shown } = run(OBEDIENT, 300, { program, seed: 5 });
    expect(state.view.program?.phase).toBe("finished");
    expect(ended(effects).map(({ how }) => how)).toEqual(program.steps.map(() => "done"));
    expect(shown("no-holds")).toEqual([]);
  },
);

describe("disobeyed", () => {
  const disobeyed = [
    ["too light", { ...OBEDIENT, share: 0.1, follows: false }, "heavier", "tooLight"],
    ["too heavy", { ...OBEDIENT, share: 0.38, follows: false }, "lighter", "tooHard"],
    ["too fast", { ...OBEDIENT, share: 0.27, paceMmS: 80, follows: false }, "slower", "tooFast"],
  ] as const;
  test.each(disobeyed.slice(0, WHOLE_FORM ? 3 : 1))(
    "%s whatever is said: it is told, does not count, and each step ends in its time",
    (_says, habits, cueId, why) => {
      const one = run(habits, 90);
      expect(one.shown(cueId).length).toBeGreaterThan(0);
      const steps = ended(one.effects);
      expect(steps.map(({ how }) => how)).toEqual(["timeUp", "timeUp"]);
      for (const { countedMs, notCountedMs } of steps) {
        expect(notCountedMs[why]).toBeGreaterThan(15_000);
        expect(countedMs).toBeLessThan(15_000);
      }
      expect(said(one.effects)[1]).toMatch(/^Time to move on: .* were too \w+; 30 s under load are enough/);
    },
  );

  test("off the roller for good: it waits, and nothing counts", () => {
    const { effects, state } = run({ ...OBEDIENT, leavesAfterMs: 10_000 }, 60);
    expect(ended(effects)).toEqual([]);
    const { program } = state.view;
    expect(program).toMatchObject({ phase: "running", paused: "liftOff", step: { index: 0 } });
    expect(program?.countedMs).toBeGreaterThanOrEqual(10_000);
    expect(program?.countedMs).toBeLessThan(20_000);
    expect(program?.notCountedMs.noContact).toBeGreaterThan(35_000);
  });

  test("never begins: the step stays announced, and nothing is said against it", () => {
    const { effects, state, cues } = run({ ...OBEDIENT, leavesAfterMs: 0 }, 60, {
      program: undefined,
      commands: [{ atS: 5, event: { action: "start", program: BRIEF } }],
    });
    expect(state.view.program).toMatchObject({ phase: "announced", step: { index: 0 }, countedMs: 0, loadedMs: 0 });
    expect(ended(effects)).toEqual([]);
    expect(cues).toEqual([]);
  });

  const HALF_MS = 30_000;
  test.each(WHOLE_FORM ? (["never", "always"] as const) : (["never"] as const))(
    "holds %s in hold-and-roll: its other half does not count for it",
    (holds) => {
      const program = short(shipped("hold-and-roll"), 1, { least: 40, target: 60, most: 70 });
      const { effects } = run({ ...OBEDIENT, share: 0.27, holds }, 100, { program });
      const [step] = ended(effects);
      expect(step).toMatchObject({ how: "timeUp" });
      expect(step?.countedMs).toBeLessThanOrEqual(HALF_MS + 10);
      expect(step?.countedMs).toBeGreaterThan(HALF_MS - 5000);
      expect(step?.notCountedMs.enough).toBeGreaterThan(15_000);
      expect(said(effects).at(-1)).toMatch(/more than this part needs/);
    },
  );

  test("another muscle by hand: it pauses and asks, and goes on with its own when told to", () => {
    const other: UserEvent = { kind: "select", selection: { muscle: "calf", side: "left", mode: "deep" } };
    const says = [{ atS: 10, event: other }];
    const waits = run(OBEDIENT, 30, { says });
    expect(waits.state.view.program).toMatchObject({ phase: "running", paused: "otherChoice" });
    expect(waits.state.view.program?.countedMs).toBeLessThan(10_000);
    expect(waits.state.view.program?.notCountedMs.paused).toBeGreaterThan(15_000);
    const on = run(OBEDIENT, 90, { says, commands: [{ atS: 15, event: { action: "resume" } }] });
    expect(ended(on.effects).map(({ how }) => how)).toEqual(["done", "done"]);
    expect(on.state.settings.selection).toMatchObject({ muscle: "quadriceps", side: "right" });
  });

  test("something is wrong: the area stays closed, and it goes on elsewhere", () => {
    const says = [
      { atS: 8, event: { kind: "mark", mark: "stop" } },
      { atS: 12, event: { kind: "mark", mark: "resume" } },
    ] as const;
    const { effects, state } = run(OBEDIENT, 60, { says });
    expect(ended(effects).map(({ step, how }) => `${step} ${how}`)).toEqual(["0 closed", "1 done"]);
    expect(said(effects)[1]).toMatch(
      /^Left out: Quadriceps, left\. You stopped there, so it stays closed for today\. Next: /,
    );
    expect(state.view.program?.phase).toBe("finished");
  });
});

describe("gently (R8)", () => {
  const gentle = "your knee hurts now";
  const area = { muscle: "quadriceps", side: "left" } as const;
  const facts = { area, bodyWeightKg: 70, fits: [], rolled: [], checkIns: [], gentle, nowMs: 0, deviceId: undefined };
  const settings = { ...SETTINGS, gentle, forces: [pressureToday(facts)] };
  const program = short(POST_RUN_DEEP, 1, { least: 50, target: 70, most: 90 });

  test("half a minute at a time, in the gentle band, with a short rest off the roller after each", () => {
    const one = run(OBEDIENT, 150, { settings, program });
    expect(one.state.bands.forceN[1]).toBeLessThan(bandsFor(settings.selection, 70).forceN[1]);
    expect(ended(one.effects)).toMatchObject([{ how: "done" }]);
    const [first] = one.shown("lift-off");
    expect(first).toMatchObject({ ruleId: "R8", why: expect.stringMatching(/30 s .*because your knee hurts now/) });
    expect(said(one.effects)[0]).toMatch(/Gently, 4 to 6 of 10 and 30 s at a time, because your knee hurts now\./);
    expect(said(one.effects).filter((text) => text.startsWith("Lean on again"))).toHaveLength(2);
    const spellsS = contactSpellsS(one);
    expect(spellsS).toHaveLength(3);
    // Half a minute and the time that a person needs to hear and to lift.
    for (const lengthS of spellsS) expect(lengthS).toBeLessThan(30 + 4);
  });

  test("no rest is taken: nothing counts from then on, and it says why", () => {
    const { effects } = run({ ...OBEDIENT, share: 0.25, follows: false }, 120, { settings, program });
    const [step] = ended(effects);
    expect(step).toMatchObject({ how: "timeUp" });
    expect(step?.countedMs).toBeLessThanOrEqual(30_050);
    expect(step?.notCountedMs.resting).toBeGreaterThan(50_000);
  });
});
