import { expect, test } from "vitest";

import { createRollerState } from "#sim/roller/rollerState.ts";
import { createJudge } from "#sim/truth/judge.ts";
import type { TruthEvent } from "#sim/truth/truthLine.ts";

interface Stretch {
  readonly ms: number;
  readonly mmS: number;
  readonly forceN?: number;
  /** Meant speed, when it is not the real one. */
  readonly meantMmS?: number;
}

/** Runs through stretches of constant speed, 2 ms apart, from 0. */
function judged(stretches: readonly Stretch[]): TruthEvent[] {
  const events: TruthEvent[] = [];
  const judge = createJudge((event) => events.push(event));
  const state = createRollerState();
  let tMs = 0;
  for (const { ms, mmS, forceN = 180, meantMmS = mmS } of stretches) {
    const endMs = tMs + ms;
    for (; tMs < endMs; tMs += 2) {
      state.bodyForceN = forceN;
      state.speedMmS = mmS;
      state.intendedMmS = meantMmS;
      judge.push(tMs, state);
      state.placeMm += mmS * 0.002;
    }
  }
  judge.finish(tMs);
  return events;
}

const ofKind = <K extends TruthEvent["k"]>(events: readonly TruthEvent[], k: K) =>
  events.filter((event): event is Extract<TruthEvent, { k: K }> => event.k === k);

test("strokes there and back, with their lengths and the reversal between", () => {
  const events = judged([
    { ms: 4000, mmS: 25 },
    { ms: 2000, mmS: -25 },
  ]);
  const strokes = ofKind(events, "stroke");
  expect(strokes.map(({ lengthMm }) => Math.round(lengthMm))).toEqual([100, 50]);
  expect(strokes[0]).toMatchObject({ startMs: 0, endMs: 3998 });
  expect(ofKind(events, "reversal")).toEqual([{ k: "reversal", tMs: 4000 }]);
});

test("less than 30 mm is a shift, not a stroke, though its turn is a reversal", () => {
  const events = judged([
    { ms: 4000, mmS: 25 },
    { ms: 1000, mmS: -25 },
    { ms: 4000, mmS: 25 },
  ]);
  expect(ofKind(events, "stroke")).toHaveLength(2);
  expect(ofKind(events, "reversal")).toHaveLength(2);
});

test("a pause under 3 s does not break a stroke, a hold does", () => {
  const paused = judged([
    { ms: 2000, mmS: 25 },
    { ms: 2900, mmS: 0 },
    { ms: 2000, mmS: 25 },
  ]);
  expect(ofKind(paused, "stroke").map(({ lengthMm }) => Math.round(lengthMm))).toEqual([100]);
  expect(ofKind(paused, "hold")).toHaveLength(0);
  const held = judged([
    { ms: 2000, mmS: 25 },
    { ms: 3100, mmS: 0 },
    { ms: 2000, mmS: 25 },
  ]);
  expect(ofKind(held, "stroke").map(({ lengthMm }) => Math.round(lengthMm))).toEqual([50, 50]);
  expect(ofKind(held, "hold")).toEqual([{ k: "hold", startMs: 2000, endMs: 5100 }]);
});

test("rocking and drift belong to a hold and turn nothing", () => {
  const rocking = Array.from({ length: 20 }, (_, i) => ({ ms: 500, mmS: i % 2 === 0 ? 12 : -12, meantMmS: 0 }));
  const events = judged([{ ms: 2000, mmS: 25 }, ...rocking, { ms: 2000, mmS: -25 }]);
  expect(ofKind(events, "hold")).toEqual([{ k: "hold", startMs: 2000, endMs: 12_000 }]);
  expect(ofKind(events, "reversal")).toEqual([{ k: "reversal", tMs: 12_000 }]);
});

test("a lift-off ends strokes and holds, and the way is forgotten", () => {
  const events = judged([
    { ms: 2000, mmS: 25 },
    { ms: 1500, mmS: 0, forceN: 5 },
    { ms: 2000, mmS: -25 },
    { ms: 4000, mmS: 0 },
    { ms: 1000, mmS: 0, forceN: 5 },
  ]);
  expect(ofKind(events, "lift")).toEqual([
    { k: "lift", startMs: 2000, endMs: 3500 },
    { k: "lift", startMs: 9500, endMs: 10_500 },
  ]);
  expect(ofKind(events, "reversal")).toHaveLength(0);
  expect(ofKind(events, "hold")).toEqual([{ k: "hold", startMs: 5500, endMs: 9500 }]);
  expect(ofKind(events, "stroke")).toHaveLength(2);
});

test("contact begins above 32 N and ends below 22 N", () => {
  const lifts = (forceN: number) =>
    ofKind(
      judged([
        { ms: 1000, mmS: 0 },
        { ms: 1000, mmS: 0, forceN },
        { ms: 1000, mmS: 0 },
      ]),
      "lift",
    ).length;
  expect([lifts(23), lifts(21)]).toEqual([0, 1]);
  const back = judged([
    { ms: 1000, mmS: 0 },
    { ms: 1000, mmS: 0, forceN: 0 },
    { ms: 1000, mmS: 0, forceN: 31 },
    { ms: 1000, mmS: 0, forceN: 33 },
  ]);
  expect(ofKind(back, "lift")).toEqual([{ k: "lift", startMs: 1000, endMs: 3000 }]);
});

test("a reversal is the moment the speed passes 5 mm/s the new way", () => {
  const events = judged([
    { ms: 1000, mmS: 20 },
    { ms: 300, mmS: -4 },
    { ms: 300, mmS: -6 },
  ]);
  expect(ofKind(events, "reversal")).toEqual([{ k: "reversal", tMs: 1300 }]);
});
