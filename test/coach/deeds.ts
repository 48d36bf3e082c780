// What a random person does on the roller, as data, so that a failure can be read.
import fc from "fast-check";

import type { UserEvent } from "#hub/coach/state.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import type { Body, Ride } from "#test/coach/ride.ts";

export type Deed =
  | { readonly do: "roll"; readonly seconds: number; readonly speedMmS: number; readonly forceN: number }
  | {
      readonly do: "strokes";
      readonly count: number;
      readonly lengthMm: number;
      readonly paceMmS: number;
      readonly forceN: number;
      readonly swayMm: readonly number[];
    }
  | {
      readonly do: "hold";
      readonly seconds: number;
      readonly forceN: number;
      readonly breathN: number;
      readonly rockMm: number;
      readonly body?: Body;
    }
  | { readonly do: "lift" | "unknown" | "silent"; readonly seconds: number }
  | { readonly do: "user"; readonly event: UserEvent };

export function perform(ride: Ride, deed: Deed): void {
  switch (deed.do) {
    case "roll":
      return ride.roll(deed);
    case "strokes":
      return ride.strokes(deed);
    case "hold": {
      const { forceN, breathN, ...rest } = deed;
      return ride.hold({ ...rest, forceN: (ms) => forceN + breathN * Math.sin(ms / 640) });
    }
    case "user":
      return ride.user(deed.event);
    default:
      return ride[deed.do](deed);
  }
}

const between = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100);
/** Mostly sensible, now and then far too much. */
const forceN = fc.oneof({ weight: 5, arbitrary: between(120, 250) }, { weight: 1, arbitrary: between(10, 600) });
const paceMmS = fc.oneof({ weight: 3, arbitrary: between(14, 50) }, { weight: 1, arbitrary: between(0, 250) });
const speedMmS = fc.tuple(paceMmS, fc.constantFrom(-1, 1)).map(([pace, way]) => pace * way);

const userEvent: fc.Arbitrary<UserEvent> = fc.oneof(
  fc.record({
    kind: fc.constant("select" as const),
    selection: fc.record({
      muscle: fc.constantFrom(...MUSCLE_IDS),
      side: fc.constantFrom("left" as const, "right" as const, "both" as const),
      mode: fc.constantFrom("deep" as const, "pre-run" as const),
    }),
  }),
  fc.record({
    kind: fc.constant("mark" as const),
    mark: fc.constantFrom(
      "kneeEnd" as const,
      "kneeForget" as const,
      "stop" as const,
      "resume" as const,
      "tenderSpot" as const,
    ),
  }),
  fc.record({
    kind: fc.constant("mark" as const),
    mark: fc.constantFrom("discomfort" as const, "knownPain" as const),
    value: fc.integer({ min: 0, max: 10 }),
  }),
  fc.constant({ kind: "newSession" as const }),
  fc.record({ kind: fc.constant("settings" as const), bodyWeightKg: between(40, 120) }),
);

const seconds = (most: number) => between(0.1, most);
const roll: fc.Arbitrary<Deed> = fc.record({ do: fc.constant("roll" as const), seconds: seconds(9), speedMmS, forceN });
const strokes: fc.Arbitrary<Deed> = fc.record({
  do: fc.constant("strokes" as const),
  count: fc.integer({ min: 1, max: 6 }),
  lengthMm: between(40, 300),
  paceMmS: between(8, 160),
  forceN,
  swayMm: fc.array(between(-45, 15), { minLength: 1, maxLength: 3 }),
});
const hold: fc.Arbitrary<Deed> = fc.record({
  do: fc.constant("hold" as const),
  seconds: seconds(100),
  forceN,
  breathN: between(0, 40),
  rockMm: between(0, 12),
});
const gap: fc.Arbitrary<Deed> = fc.record({
  do: fc.constantFrom("lift" as const, "unknown" as const, "silent" as const),
  seconds: seconds(6),
});
const user: fc.Arbitrary<Deed> = fc.record({ do: fc.constant("user" as const), event: userEvent });
/** Long strokes, and a rest where they end at the knee. */
const restAtKnee: fc.Arbitrary<Deed[]> = seconds(4).map((rest) => [
  { do: "strokes", count: 6, lengthMm: 180, paceMmS: 30, forceN: 190, swayMm: [0, 0, -9] },
  { do: "hold", seconds: rest, forceN: 190, breathN: 0, rockMm: 0 },
]);

const answer = (value: number): Deed => ({ do: "user", event: { kind: "mark", mark: "discomfort", value } });
/** A hold on a spot that is told of. */
const tenderSpot: fc.Arbitrary<Deed[]> = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 4 }), seconds(40))
  .map(([answers, apart]) => [
    { do: "user", event: { kind: "mark", mark: "tenderSpot" } },
    ...answers.flatMap((value): Deed[] => [
      { do: "hold", seconds: apart, forceN: 190, breathN: 5, rockMm: 0 },
      answer(value),
    ]),
  ]);

/** Closed by an answer that is given on the roller, and cleared after a while. */
const closedMeanwhile: fc.Arbitrary<Deed[]> = seconds(6).map((more) => {
  const about = { ruleId: "R25", says: "A wound closes it.", unlock: "When it is cleared." } as const;
  const blocked = MUSCLE_IDS.flatMap((muscle) => SIDES.map((side) => ({ muscle, side, ...about })));
  const rolls: Deed = { do: "roll", seconds: more, speedMmS: 25, forceN: 190 };
  const settings = { kind: "settings", bodyWeightKg: 70 } as const;
  return [rolls, { do: "user", event: { ...settings, blocked } }, rolls, { do: "user", event: settings }];
});

/** On one spot before a run. */
const holdBeforeRun: fc.Arbitrary<Deed[]> = seconds(9).map((more) => {
  const selection = { muscle: "quadriceps", side: "left", mode: "pre-run" } as const;
  const rests: Deed = { do: "hold", seconds: 4 + more, forceN: 190, breathN: 5, rockMm: 0 };
  return [{ do: "user", event: { kind: "select", selection } }, rests];
});

/** In a gentle session, without a rest of one's own accord. */
const gently: fc.Arbitrary<Deed[]> = seconds(20).map((more) => [
  { do: "user", event: { kind: "settings", bodyWeightKg: 70, gentle: "your knee hurts now" } },
  { do: "strokes", count: 6, lengthMm: 150, paceMmS: 25, forceN: 190, swayMm: [0] },
  { do: "roll", seconds: more, speedMmS: 25, forceN: 190 },
]);

/** A hold at ease, then with another breath and shaking. */
const braced: fc.Arbitrary<Deed[]> = fc
  .record({ breathN: between(0, 12), breathHz: between(0.1, 0.5), tremorN: between(0.5, 4) })
  .map((then) => {
    const still = { do: "hold" as const, forceN: 190, breathN: 5, rockMm: 0 };
    const atEase = { breathN: 10, breathHz: 0.25, tremorN: 1 };
    return [
      { ...still, seconds: 26, body: atEase },
      { ...still, seconds: 15, body: then },
    ];
  });

const one = (deed: fc.Arbitrary<Deed>): fc.Arbitrary<Deed[]> => deed.map((single) => [single]);

export const deeds: fc.Arbitrary<Deed[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: one(roll) },
      { weight: 3, arbitrary: one(strokes) },
      { weight: 3, arbitrary: one(hold) },
      { weight: 2, arbitrary: one(gap) },
      { weight: 1, arbitrary: one(user) },
      { weight: 1, arbitrary: restAtKnee },
      { weight: 1, arbitrary: tenderSpot },
      { weight: 1, arbitrary: braced },
      { weight: 1, arbitrary: gently },
      { weight: 1, arbitrary: closedMeanwhile },
      { weight: 1, arbitrary: holdBeforeRun },
    ),
    { minLength: 5, maxLength: 40 },
  )
  .map((list) => list.flat());
