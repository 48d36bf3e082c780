// A program, step after step: what counts, what does not and why, and every way it goes on.
import { MIND } from "#shared/domain/mind.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { judgeProgram } from "#hub/coach/program/limits.ts";
import type { ProgramNews } from "#hub/coach/program/state.ts";
import { RULES } from "#shared/domain/rules.ts";
import { FLAG, TICK_MS } from "#shared/domain/features.ts";
import type { ProgramStep } from "#shared/schema/program.ts";
import { deeds, perform } from "#test/coach/deeds.ts";
import { program, started, viewOf } from "#test/coach/programRide.ts";
import { IN_BAND_N, startRide, type Ride } from "#test/coach/ride.ts";
import { often } from "#test/support/often.ts";

const seconds = { least: 10, target: 20, most: 40 };
const QUADS: ProgramStep = { mode: "deep", muscle: "quadriceps", side: "left", seconds, restS: 3 };
const CALF: ProgramStep = { mode: "deep", muscle: "calf", side: "right", seconds, restS: 0 };
const BALL: ProgramStep = {
  mode: "timed",
  tool: "ball",
  muscle: "gluteals",
  side: "left",
  seconds: { ...seconds, target: 10 },
  discomfortAtMost: 7,
};
const HOLD_AND_ROLL: ProgramStep = {
  mode: "hold-and-roll",
  muscle: "quadriceps",
  side: "left",
  seconds,
  holdS: [5, 10],
};
const news = (ride: Ride, kind: ProgramNews["kind"]) => ride.effects.filter((effect) => effect.kind === kind);
const countedS = (ride: Ride) => viewOf(ride).countedMs / 1000;

describe("one step", () => {
  test("is announced, waits for contact, runs, and is done when enough has counted", () => {
    const ride = started(QUADS);
    expect(viewOf(ride)).toMatchObject({ phase: "announced", step: { index: 0, of: 1, muscle: "quadriceps" } });
    expect(viewOf(ride).said?.text).toBe(
      "Test. Next: Quadriceps, left: slow and deep for 20 s. Keep off the kneecap and the tendon below it.",
    );
    ride.lift({ seconds: 30 });
    expect(viewOf(ride).phase).toBe("announced");
    ride.roll({ seconds: 10, speedMmS: 25 });
    expect(viewOf(ride).phase).toBe("running");
    expect(countedS(ride)).toBeCloseTo(10, 1);
    ride.roll({ seconds: 10.1, speedMmS: 25 });
    expect(viewOf(ride).phase).toBe("finished");
    expect(news(ride, "programEnded")).toMatchObject([{ finished: true }]);
    expect(news(ride, "stepEnded")).toMatchObject([{ step: 0, how: "done" }]);
  });

  test.each([
    ["too light", "tooLight", { speedMmS: 25, forceN: 80 }],
    ["too hard", "tooHard", { speedMmS: 25, forceN: 300 }],
    ["too fast", "tooFast", { speedMmS: 60, forceN: IN_BAND_N }],
  ] as const)("%s does not count, and says so", (_what, why, { speedMmS, forceN }) => {
    const ride = started(QUADS);
    ride.roll({ seconds: 5, speedMmS, forceN });
    expect(countedS(ride)).toBe(0);
    expect(viewOf(ride).why).toBe(why);
    expect(viewOf(ride).notCountedMs[why]).toBeGreaterThan(4900);
  });

  test("a pressure nobody knows does not count", () => {
    const ride = started(QUADS);
    ride.roll({ seconds: 5, speedMmS: 25, forceN: Number.NaN });
    expect(viewOf(ride)).toMatchObject({ countedMs: 0, why: "noForce" });
  });

  test("lifting off pauses it, leaning on again goes on", () => {
    const ride = started(QUADS);
    ride.roll({ seconds: 5, speedMmS: 25 });
    ride.lift({ seconds: 60 });
    expect(viewOf(ride)).toMatchObject({ phase: "running", paused: "liftOff" });
    expect(countedS(ride)).toBeCloseTo(5, 1);
    expect(viewOf(ride).notCountedMs.noContact).toBeGreaterThan(59_000);
    ride.roll({ seconds: 5, speedMmS: 25 });
    expect(viewOf(ride).paused).toBeUndefined();
    expect(countedS(ride)).toBeCloseTo(10, 1);
  });

  test.each(["unknown", "silent"] as const)("data that is lost (%s) pauses it", (how) => {
    const ride = started(QUADS);
    ride.roll({ seconds: 5, speedMmS: 25 });
    ride[how]({ seconds: 4 });
    expect(viewOf(ride)).toMatchObject({ phase: "running", paused: "noData" });
    expect(countedS(ride)).toBeCloseTo(5, 1);
    ride.roll({ seconds: 2, speedMmS: 25 });
    expect(viewOf(ride).paused).toBeUndefined();
    expect(countedS(ride)).toBeCloseTo(7, 1);
  });

  test("too light all the time: time is up at most under load, with the reason", () => {
    const ride = started(QUADS, CALF);
    ride.roll({ seconds: 10, speedMmS: 25 });
    ride.roll({ seconds: 29, speedMmS: 25, forceN: 80 });
    expect(viewOf(ride).step.index).toBe(0);
    ride.roll({ seconds: 2, speedMmS: 25, forceN: 80 });
    expect(viewOf(ride)).toMatchObject({ phase: "rest", step: { index: 1 } });
    expect(news(ride, "stepEnded")).toMatchObject([{ how: "timeUp", step: 0 }]);
    expect(viewOf(ride).said?.text).toMatch(
      /^Time to move on: (9|10) s counted, (29|30) s were too light; 40 s under load/,
    );
  });

  test("standing on one spot beyond a minute and a half no longer counts", () => {
    const long = { ...QUADS, seconds: { least: 60, target: 118, most: 120 } };
    const ride = started(long);
    ride.hold({ seconds: 110 });
    expect(viewOf(ride).why).toBe("heldTooLong");
    expect(countedS(ride)).toBeLessThan(91);
  });

  test("passes end it early, but not before the least", () => {
    const ride = started({ ...QUADS, passes: 2 });
    const stroke = () =>
      ride.event({
        kind: "stroke",
        startMs: ride.nowMs - 1000,
        endMs: ride.nowMs,
        lengthMm: 100,
        publishedMs: ride.nowMs,
      });
    stroke();
    expect(viewOf(ride).passes).toBe(0);
    ride.roll({ seconds: 4, speedMmS: 25 });
    stroke();
    stroke();
    ride.roll({ seconds: 4, speedMmS: 25 });
    expect(viewOf(ride)).toMatchObject({ phase: "running", passes: 2 });
    ride.roll({ seconds: 2.5, speedMmS: 25 });
    expect(viewOf(ride).phase).toBe("finished");
  });
});

describe("ways of rolling", () => {
  test("pre-run: only at its pace; standing still is too slow", () => {
    const ride = started({ ...QUADS, mode: "pre-run" });
    expect(ride.state.settings.selection.mode).toBe("pre-run");
    ride.roll({ seconds: 5, speedMmS: 25 });
    expect(viewOf(ride)).toMatchObject({ countedMs: 0, why: "tooSlow" });
    ride.hold({ seconds: 5 });
    expect(viewOf(ride)).toMatchObject({ countedMs: 0, why: "tooSlow" });
    ride.roll({ seconds: 5, speedMmS: 100 });
    expect(countedS(ride)).toBeGreaterThan(4.8);
  });

  test("hold and roll: each has its share; more of one is enough", () => {
    const ride = started(HOLD_AND_ROLL);
    expect(ride.state.bands).toMatchObject({ holdMinimumMs: 5000, holdTargetMs: 10_000 });
    ride.hold({ seconds: 2 });
    ride.roll({ seconds: 5, speedMmS: 25 });
    expect(viewOf(ride).notCountedMs.tooSlow).toBeGreaterThan(1900);
    expect(countedS(ride)).toBeCloseTo(5, 1);
    ride.hold({ seconds: 8 });
    expect(viewOf(ride).heldMs / 1000).toBeCloseTo(8, 1);
    ride.hold({ seconds: 6 });
    expect(viewOf(ride)).toMatchObject({ heldMs: 10_000, why: "enough" });
    expect(countedS(ride)).toBeCloseTo(15, 1);
    ride.roll({ seconds: 5.1, speedMmS: 25 });
    expect(viewOf(ride).phase).toBe("finished");
  });

  test("a hold that began in the rest counts from the step's beginning on", () => {
    const ride = started({ ...QUADS, restS: 2 }, HOLD_AND_ROLL);
    ride.roll({ seconds: 20.1, speedMmS: 25 });
    expect(viewOf(ride)).toMatchObject({ phase: "rest", step: { index: 1 } });
    ride.hold({ seconds: 3.5 });
    expect(viewOf(ride)).toMatchObject({ phase: "running" });
    // Nothing is held in a rest: the hold itself counts no more than the step does.
    expect(ride.state.hold.countedMs).toBeLessThan(1700);
    expect(viewOf(ride).heldMs).toBeGreaterThan(1000);
    expect(viewOf(ride).heldMs).toBeLessThan(1700);
  });

  test("a timed step goes by the clock, whatever the roller does or does not say", () => {
    const ride = started(BALL);
    expect(viewOf(ride).said?.text).toMatch(
      /with a ball for 10 s, up to 7 of 10\. At most 90 s on one place\. Never on the bone\. The roller does not measure this/,
    );
    ride.lift({ seconds: RULES.R19.numbers.getReadyS - 0.1 });
    expect(viewOf(ride).phase).toBe("announced");
    ride.lift({ seconds: 4 });
    ride.silent({ seconds: 4 });
    expect(ride.shown("no-data")).toEqual([]);
    expect(viewOf(ride)).toMatchObject({ phase: "running" });
    expect(viewOf(ride).paused).toBeUndefined();
    ride.program({ action: "pause" });
    ride.silent({ seconds: 20 });
    expect(viewOf(ride)).toMatchObject({ phase: "running", paused: "key" });
    ride.program({ action: "resume" });
    ride.silent({ seconds: 2.5 });
    expect(viewOf(ride).phase).toBe("finished");
  });

  test("in a timed step the roller's pace and pressure are nobody's; a stop value still stops", () => {
    const ride = started({ ...BALL, seconds: { ...seconds, target: 30 } });
    ride.lift({ seconds: RULES.R19.numbers.getReadyS + 1 });
    ride.roll({ seconds: 6, speedMmS: 90, forceN: 60 });
    ride.roll({ seconds: 6, speedMmS: 3, forceN: 300 });
    expect(ride.cues).toEqual([]);
    ride.roll({ seconds: 1, speedMmS: 3, forceN: 600 });
    expect(ride.shown("stop-pressure")).toHaveLength(1);
  });

  test("free: contact is all that counts, and the choice stays the person's", () => {
    const ride = started({ mode: "free", seconds });
    ride.user({ kind: "select", selection: { muscle: "calf", side: "left", mode: "deep" } });
    expect(viewOf(ride).paused).toBeUndefined();
    ride.roll({ seconds: 5, speedMmS: 90, forceN: 60 });
    expect(countedS(ride)).toBeCloseTo(5, 1);
    ride.lift({ seconds: 5 });
    expect(countedS(ride)).toBeCloseTo(5, 1);
  });

  test("the knee may be at the end a step says", () => {
    const ride = started({
      ...QUADS,
      muscle: "calf",
      kneeGuard: "far",
      seconds: { least: 60, target: 120, most: 120 },
    });
    ride.strokes({ count: 5, lengthMm: 180, paceMmS: 30, forceN: 150 });
    expect(ride.state.view.kneeLineMm).toBeGreaterThan(180);
    const without = started({ ...QUADS, muscle: "calf", seconds: { least: 60, target: 120, most: 120 } });
    without.strokes({ count: 5, lengthMm: 180, paceMmS: 30, forceN: 150 });
    expect(without.state.view.kneeLineMm).toBeUndefined();
  });
});

describe("from step to step", () => {
  test("rest, then the next muscle with its own bands", () => {
    const ride = started(QUADS, CALF);
    ride.roll({ seconds: 20.1, speedMmS: 25 });
    expect(viewOf(ride)).toMatchObject({ phase: "rest", step: { index: 1, muscle: "calf" } });
    expect(viewOf(ride).said?.text).toBe(
      `Done: 20 s counted. Next: Calf, right: slow and deep for 20 s. ${MIND.calf.says}`,
    );
    expect(ride.state.settings.selection).toEqual({ muscle: "calf", side: "right", mode: "deep" });
    // Still on the roller: the rest does not count.
    ride.roll({ seconds: 2, speedMmS: 25, forceN: 150 });
    expect(viewOf(ride)).toMatchObject({ phase: "rest", countedMs: 0 });
    ride.lift({ seconds: 2 });
    expect(viewOf(ride).phase).toBe("announced");
    ride.roll({ seconds: 20.2, speedMmS: 25, forceN: 150 });
    expect(viewOf(ride)).toMatchObject({ phase: "finished" });
    expect(news(ride, "stepStarted")).toHaveLength(2);
  });

  test("next, back, pause, resume and end do what they say", () => {
    const ride = started(QUADS, CALF);
    ride.program({ action: "next" });
    expect(viewOf(ride)).toMatchObject({ phase: "announced", step: { index: 1 } });
    ride.roll({ seconds: 5, speedMmS: 25, forceN: 150 });
    ride.program({ action: "pause" });
    ride.roll({ seconds: 5, speedMmS: 25, forceN: 150 });
    expect(countedS(ride)).toBeCloseTo(5, 1);
    expect(viewOf(ride).notCountedMs.paused).toBeCloseTo(5000, -2);
    ride.program({ action: "resume" });
    ride.roll({ seconds: 2, speedMmS: 25, forceN: 150 });
    expect(countedS(ride)).toBeCloseTo(7, 1);
    ride.program({ action: "back" });
    expect(viewOf(ride)).toMatchObject({ phase: "announced", countedMs: 0, step: { index: 0 } });
    expect(news(ride, "stepEnded")).toMatchObject([{ how: "back", step: 1 }]);
    ride.program({ action: "back" });
    expect(viewOf(ride).step.index).toBe(0);
    ride.program({ action: "end" });
    expect(viewOf(ride).phase).toBe("finished");
    expect(news(ride, "programEnded")).toMatchObject([{ finished: false }]);
    const { endedEarly, behind, step } = viewOf(ride);
    expect([endedEarly, step.mind?.told]).toEqual([true, [{ id: "mind.quadriceps" }]]);
    expect(behind).toMatchObject([{ index: 1, how: "back", targetMs: expect.any(Number) }]);
    ride.program({ action: "next" });
    ride.roll({ seconds: 30, speedMmS: 25 });
    expect(news(ride, "programEnded")).toHaveLength(1);
  });

  test("what is left is what the list says it lasts, rests included, and goes down with what counts", () => {
    const ride = started(QUADS, CALF);
    const { lastsS } = judgeProgram(program(QUADS, CALF));
    expect(viewOf(ride).leftMs).toBe(lastsS * 1000);
    ride.roll({ seconds: 5, speedMmS: 25 });
    expect(viewOf(ride).leftMs).toBe(lastsS * 1000 - viewOf(ride).countedMs);
    ride.program({ action: "end" });
    expect(viewOf(ride).leftMs).toBe(0);
  });

  test("another choice by hand pauses; going on brings the step's own back", () => {
    const ride = started(QUADS);
    ride.roll({ seconds: 2, speedMmS: 25 });
    ride.user({ kind: "select", selection: { muscle: "gluteals", side: "both", mode: "deep" } });
    expect(viewOf(ride).paused).toBe("otherChoice");
    ride.roll({ seconds: 2, speedMmS: 25 });
    expect(viewOf(ride).paused).toBe("otherChoice");
    ride.program({ action: "resume" });
    expect(ride.state.settings.selection.muscle).toBe("quadriceps");
  });

  test("another roller pauses and asks", () => {
    const ride = started(QUADS);
    ride.roll({ seconds: 2, speedMmS: 25 });
    ride.program({ action: "rollerChanged" });
    ride.roll({ seconds: 5, speedMmS: 25 });
    expect(viewOf(ride)).toMatchObject({ paused: "rollerChanged" });
    expect(viewOf(ride).said?.text).toMatch(/another roller/);
    ride.program({ action: "resume" });
    ride.roll({ seconds: 2, speedMmS: 25 });
    expect(countedS(ride)).toBeCloseTo(4, 1);
  });

  test("a stop closes the area: going on leaves out every step of it (R27)", () => {
    const again = { ...QUADS, seconds: { ...seconds, target: 30 } };
    const ride = started(QUADS, again, CALF);
    ride.roll({ seconds: 2, speedMmS: 25 });
    ride.user({ kind: "mark", mark: "stop" });
    ride.roll({ seconds: 3, speedMmS: 25 });
    expect(viewOf(ride)).toMatchObject({ paused: "stopped", step: { index: 0 } });
    ride.user({ kind: "mark", mark: "resume" });
    expect(viewOf(ride)).toMatchObject({ phase: "announced", step: { index: 2, muscle: "calf" } });
    expect(viewOf(ride).said?.text).toBe(
      `Left out: Quadriceps, left. You stopped there, so it stays closed for today. Next: Calf, right: slow and deep for 20 s. ${MIND.calf.says}`,
    );
    expect(ride.state.view.areaClosed).toBe(false);
    ride.lift({ seconds: 1 });
    ride.roll({ seconds: 20.2, speedMmS: 25, forceN: 150 });
    expect(viewOf(ride).phase).toBe("finished");
  });

  test("a clock that starts again does not end a rest or a step early", () => {
    const ride = started(BALL);
    ride.lift({ seconds: 6 });
    const before = viewOf(ride).countedMs;
    ride.feed({ tMs: 1000, contact: false, forceN: 0 });
    ride.feed({ tMs: 1000 + 3_600_000, contact: false, forceN: 0 });
    expect(viewOf(ride).countedMs - before).toBeLessThanOrEqual(1000);
  });
});

test("whatever a person does: time counts only on fresh data, in contact, in the band; never more than passes", () => {
  const steps = fc.array(
    fc.constantFrom<ProgramStep>(QUADS, CALF, { ...QUADS, mode: "pre-run" }, HOLD_AND_ROLL, { ...QUADS, side: "both" }),
    { minLength: 1, maxLength: 4 },
  );
  const action = fc.constantFrom("next", "back", "pause", "resume", "none", "none", "none" as const);
  let countedAtAll = 0;
  fc.assert(
    fc.property(steps, deeds, fc.array(action, { minLength: 40, maxLength: 40 }), (list, doing, actions) => {
      let last = { index: -1, countedMs: 0, heldMs: 0, mayMs: 0 };
      const ride = startRide(undefined, 100_000, (input, { state }) => {
        const view = state.view.program;
        if (view === undefined) return;
        const { index } = view.step;
        const same = index === last.index && view.countedMs >= last.countedMs;
        const gained = same ? view.countedMs - last.countedMs : view.countedMs;
        const { forceN } = state.bands;
        const fits =
          input.kind === "tick" &&
          input.tick.quality !== "unknown" &&
          (input.tick.flags & FLAG.gap) === 0 &&
          input.tick.contact &&
          input.tick.forceN >= forceN[0] * 0.949 &&
          input.tick.forceN <= forceN[1] * 1.051;
        const mayMs = (same ? last.mayMs : 0) + (fits ? TICK_MS : 0);
        if (gained > 0 && !fits) throw new Error(`time counted that should not, by ${input.kind}`);
        if (view.countedMs > mayMs + 0.001) throw new Error(`${view.countedMs} ms counted of ${mayMs}`);
        countedAtAll += gained;
        last = { index, countedMs: view.countedMs, heldMs: view.heldMs, mayMs };
      });
      ride.program({ action: "start", program: program(...list) });
      doing.forEach((deed, at) => {
        perform(ride, deed);
        const asked = actions[at % actions.length];
        if (asked !== undefined && asked !== "none") ride.program({ action: asked });
      });
    }),
    { seed: 11, numRuns: often({ everyday: 3, whole: 8, long: 25 }) },
  );
  expect(countedAtAll).toBeGreaterThan(60_000);
});
