import fc from "fast-check";
import { expect, test } from "vitest";

import { calibrationStep, isOver, needOf, startGuide } from "#hub/calibration/guide/guide.ts";
import type { GuideInput, GuideState, Motion } from "#hub/calibration/guide/guide.ts";
import { guideMessage } from "#hub/calibration/guide/message.ts";
import { PLAN } from "#hub/calibration/guide/plan.ts";
import type { StepVerdict } from "#shared/schema/calibration.ts";
import { CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import type { CalibrationCommand } from "#shared/schema/calibrationGuide.ts";
import { StepLine } from "#shared/schema/recording.ts";

const IDLE: Motion = { stillS: 0, forwardTurns: 0, backTurns: 0, rateDps: 0, heldS: 0, brokeS: Infinity, ageS: 0 };

/** A person at the state machine, with a judge that finds everything good unless told. */
function play() {
  let state = startGuide();
  let tMs = 1_000_000;
  const recorded: StepLine[] = [];
  const effects: string[] = [];
  let verdictOf = (step: StepLine): StepVerdict => ({ ...step, good: true });
  function take(input: GuideInput): GuideState {
    const result = calibrationStep(state, input);
    state = result.state;
    for (const effect of result.effects) {
      effects.push(effect.kind);
      if (effect.kind === "record") recorded.push(StepLine.parse(effect.step));
      if (effect.kind !== "judge") continue;
      const { type, startMs, endMs } = effect.step;
      const verdict = verdictOf(effect.step);
      take({ kind: "verdicts", verdicts: [{ ...verdict, type, startMs, endMs }] });
    }
    return state;
  }
  return {
    take,
    recorded,
    effects,
    state: () => state,
    message: () => CalibrationMessage.parse(guideMessage(state, { rollerId: "one", sentMs: tMs })),
    judge(next: typeof verdictOf) {
      verdictOf = next;
    },
    command: (command: CalibrationCommand) => take({ kind: "command", command, tMs: (tMs += 100) }),
    move: (motion: Partial<Motion>, afterMs = 1000) =>
      take({ kind: "motion", motion: { ...IDLE, ...motion }, tMs: (tMs += afterMs) }),
  };
}

/** Does the step at hand as it should be done, and goes on. */
function doStep(guide: ReturnType<typeof play>): void {
  const type = PLAN[guide.state().at]?.type;
  guide.command({ action: "next", ...(type === "weightTurns" ? { weightKg: 10.6 } : {}) });
  if (type === "rest") guide.move({ stillS: 3.1 });
  else if (type === "press") {
    guide.move({ heldS: 3.2 });
    guide.command({ action: "next", scaleKg: 18.2 });
  } else if (type === "tapedRoll") {
    guide.move({ forwardTurns: 2.1 });
    guide.command({ action: "next", distanceMm: 1000 });
  } else guide.move({ forwardTurns: 1, backTurns: 1, stillS: 1 });
  guide.command({ action: "next" });
}

test("every step is explained, measured, judged and recorded, then the calibration is made", () => {
  const guide = play();
  const stages: number[] = [];
  for (const planned of PLAN) {
    const { phase, step, stage, todo, progress } = guide.message();
    expect([phase, step?.type, step?.number, step?.of]).toEqual(["ready", planned.type, planned.number, planned.of]);
    expect(todo.length).toBeGreaterThan(20);
    expect(progress).toBe(0);
    stages.push(stage.number);
    doStep(guide);
  }
  expect(stages).toEqual([1, 2, 3, ...Array.from({ length: 8 }, () => 4), 5]);
  expect(guide.recorded.map(({ type }) => type)).toEqual(PLAN.map(({ type }) => type));
  expect(guide.recorded[2]).toMatchObject({ weightKg: 10.6, turns: 2 });
  expect(guide.recorded[3]).toMatchObject({ scaleKg: 18.2 });
  expect(guide.recorded.at(-1)).toMatchObject({ distanceMm: 1000 });
  expect(guide.effects.at(-1)).toBe("finish");
  guide.take({ kind: "finished", quality: { grade: "good", steps: [], notes: [] }, saved: true });
  expect(guide.message()).toMatchObject({ phase: "done", stage: { number: 5, of: 5 }, result: { saved: true } });
  expect(isOver(guide.state())).toBe(true);
});

test("progress follows what the roller does, and the step ends by itself once it stands again", () => {
  const guide = play();
  guide.command({ action: "next" });
  expect(guide.message()).toMatchObject({ phase: "measuring" });
  guide.move({ stillS: 1.5 });
  expect(guide.message().progress).toBe(0.5);
  guide.move({ stillS: 0, rateDps: 30 });
  expect(guide.message()).toMatchObject({ progress: 0, hintId: "moving", measured: { stillS: 0, ofS: 3 } });
  guide.move({ stillS: 3 });
  expect(guide.message()).toMatchObject({ phase: "judged", verdict: { good: true }, todo: "That was good. Go on." });
  guide.command({ action: "next" });
  guide.command({ action: "next" });
  guide.move({ forwardTurns: 1, rateDps: 40 });
  expect(guide.message()).toMatchObject({ progress: 0.53, hint: "Now the other way round." });
  guide.move({ forwardTurns: 1, backTurns: 1, rateDps: 40 });
  expect(guide.message()).toMatchObject({ phase: "measuring", progress: 1 });
  guide.move({ forwardTurns: 1, backTurns: 1.02, stillS: 0.7 });
  expect(guide.message().phase).toBe("judged");
});

test("a step that went wrong says why and can be done again; only what is taken is recorded", () => {
  const guide = play();
  guide.judge((step) => ({ ...step, good: false, why: "The roller moved." }));
  guide.command({ action: "next" });
  guide.move({ stillS: 3 });
  expect(guide.message()).toMatchObject({ phase: "judged", todo: "The roller moved.", verdict: { good: false } });
  guide.command({ action: "repeat" });
  expect(guide.message()).toMatchObject({ phase: "ready", taken: [] });
  expect(guide.recorded).toEqual([]);
  guide.judge((step) => ({ ...step, good: true }));
  doStep(guide);
  expect(guide.recorded.length).toBe(1);
  expect(guide.message().taken).toMatchObject([{ type: "rest", good: true }]);
});

test("a number that is needed is asked for until it comes", () => {
  const guide = play();
  doStep(guide);
  doStep(guide);
  expect(guide.message()).toMatchObject({ step: { type: "weightTurns" }, needs: "weightKg", phase: "ready" });
  guide.command({ action: "next" });
  expect(guide.message()).toMatchObject({ needs: "weightKg", phase: "ready" });
  doStep(guide);
  guide.command({ action: "next" });
  guide.move({ heldS: 1 });
  expect(guide.message().progress).toBeCloseTo(0.33, 2);
  // A hand may sway: what was held counts.
  guide.move({ heldS: 0 });
  expect(guide.message().progress).toBeCloseTo(0.33, 2);
  guide.move({ heldS: 3 });
  expect(guide.message()).toMatchObject({ phase: "asking", needs: "scaleKg" });
  guide.command({ action: "next" });
  expect(guide.message().phase).toBe("asking");
  guide.command({ action: "next", scaleKg: 20 });
  expect(guide.message().phase).toBe("judged");
  expect(needOf(guide.state())).toBeUndefined();
});

test("a kind of step can be left out, and the calibration made of what there is", () => {
  const guide = play();
  doStep(guide);
  guide.command({ action: "skip" });
  expect(guide.message().step?.type).toBe("weightTurns");
  guide.command({ action: "skip" });
  expect(guide.message().step).toMatchObject({ type: "press", number: 1 });
  doStep(guide);
  guide.command({ action: "skip" });
  expect(guide.message().step?.type).toBe("tapedRoll");
  guide.command({ action: "finish" });
  expect(guide.effects.at(-1)).toBe("finish");
  expect(guide.recorded.map(({ type }) => type)).toEqual(["rest", "press"]);
  guide.take({ kind: "finished", quality: { grade: "partial", steps: [], notes: [] }, saved: false });
  expect(guide.message().todo).toContain("No calibration came out");
});

test("finishing takes the step that was just judged; cancelling takes nothing", () => {
  const guide = play();
  guide.command({ action: "next" });
  guide.move({ stillS: 3 });
  guide.command({ action: "finish" });
  expect(guide.effects.slice(-2)).toEqual(["record", "finish"]);
  const other = play();
  other.command({ action: "next" });
  other.move({ stillS: 3 });
  other.command({ action: "cancel" });
  expect(other.effects.at(-1)).toBe("discard");
  expect(other.message()).toMatchObject({ phase: "cancelled" });
  other.command({ action: "next" });
  expect(other.message().phase).toBe("cancelled");
  other.command({ action: "start" });
  expect(other.message()).toMatchObject({ phase: "ready", step: { type: "rest" }, taken: [] });
});

test("what is in the way is said before a step, and while it goes on", () => {
  const guide = play();
  guide.move({ rateDps: 30 });
  expect(guide.message()).toMatchObject({ phase: "ready", hintId: "settle" });
  guide.move({});
  expect(guide.message().hintId).toBeUndefined();
  for (let step = 0; step < 3; step += 1) doStep(guide);
  guide.command({ action: "next" });
  guide.move({ heldS: 0.2, brokeS: 0.3 });
  expect(guide.message()).toMatchObject({ hintId: "uneven", measured: { heldS: 0.2, ofS: 3 } });
  guide.move({ brokeS: 4 });
  expect(guide.message().hintId).toBe("pressOn");
  guide.command({ action: "skip" });
  guide.command({ action: "next" });
  guide.move({ forwardTurns: 1, rateDps: 40 });
  expect(guide.message()).toMatchObject({ measured: { rolledMm: 440 } });
  expect(guide.message().hintId).toBeUndefined();
  guide.move({ forwardTurns: 2.2, rateDps: 40 });
  expect(guide.message()).toMatchObject({ hintId: "atMark", measured: { rolledMm: 970 } });
});

test("a roller that has gone silent is told of", () => {
  const guide = play();
  guide.command({ action: "next" });
  guide.move({ ageS: 2 });
  expect(guide.message().hint).toContain("Nothing comes from the roller");
});

test("any order of inputs leaves a state that can be shown, and records only whole steps", () => {
  const number = fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constantFrom(0, 3, Infinity));
  const input = fc.oneof(
    fc.record({
      action: fc.constantFrom("start", "next", "repeat", "skip", "finish", "cancel"),
      weightKg: fc.option(fc.constant(10), { nil: undefined }),
      scaleKg: fc.option(fc.constant(20), { nil: undefined }),
    }),
    fc.record({
      stillS: number,
      forwardTurns: number,
      backTurns: number,
      rateDps: number,
      heldS: number,
      brokeS: number,
      ageS: number,
    }),
  );
  fc.assert(
    fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
      const guide = play();
      for (const one of inputs) {
        if ("action" in one) {
          const { action, weightKg, scaleKg } = one;
          guide.command({
            action,
            ...(weightKg === undefined ? {} : { weightKg }),
            ...(scaleKg === undefined ? {} : { scaleKg }),
          });
        } else guide.move(one);
        guide.message();
      }
      for (const { startMs, endMs } of guide.recorded) expect(endMs).toBeGreaterThan(startMs);
    }),
    { numRuns: 100, seed: 3 },
  );
});
