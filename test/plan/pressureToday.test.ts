// R8, R9, R10, R11, R28, R33: the band of one area for today. Quadriceps of 80 kg: table 157–275 N, ease off 314 N, stop 431 N.
import fc from "fast-check";
import { expect, test } from "vitest";

import { bandsFor, populationForce } from "#hub/coach/bands.ts";
import { gentleBecause } from "#hub/plan/past.ts";
import { pressureToday, type PressureFacts } from "#hub/plan/pressureToday.ts";
import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import { checkIn, DAY_MS, fit, NOON_MS, QUADS, rolled } from "#test/plan/people.ts";

const FACTS: PressureFacts = {
  area: QUADS,
  bodyWeightKg: 80,
  fits: [],
  rolled: [],
  checkIns: [],
  gentle: undefined,
  nowMs: NOON_MS,
  deviceId: "roller-a",
};
const today = (facts: Partial<PressureFacts>) => pressureToday({ ...FACTS, ...facts });

interface Case {
  readonly says: string;
  readonly facts: Partial<PressureFacts>;
  readonly forceN: readonly [number, number];
  readonly personal: boolean;
  /** Rules that the reasons name. */
  readonly rules: readonly string[];
}

const TABLE: readonly Case[] = [
  { says: "nothing known: the table", facts: {}, forceN: [157, 275], personal: false, rules: ["R11"] },
  {
    says: "knee pain: the table's lower half",
    facts: { gentle: "your knee hurts now" },
    forceN: [157, 216],
    personal: false,
    rules: ["R11", "R8"],
  },
  {
    says: "measured: starts in the lower half",
    facts: { fits: [fit(1)] },
    forceN: [175, 210],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "measured, with knee pain: 4–6",
    facts: { fits: [fit(1)], gentle: "your knee hurts now" },
    forceN: [140, 175],
    personal: true,
    rules: ["R10", "R8", "R9"],
  },
  {
    says: "after a session: ten percent more",
    facts: { fits: [fit(3)], rolled: [rolled(1, [{ ceilingN: 210 }])] },
    forceN: [175, 231],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "up to the band's end",
    facts: { fits: [fit(3)], rolled: [rolled(1, [{ ceilingN: 240 }])] },
    forceN: [175, 245],
    personal: true,
    rules: ["R10"],
  },
  {
    says: "a session too short counts for nothing",
    facts: { fits: [fit(3)], rolled: [rolled(1, [{ ceilingN: 240, contactMs: 29_000 }])] },
    forceN: [175, 210],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "the other side's sessions say nothing",
    facts: { fits: [fit(3)], rolled: [rolled(1, [{ side: "left", ceilingN: 240 }])] },
    forceN: [175, 210],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "nor do those of both legs",
    facts: { fits: [fit(3)], rolled: [rolled(1, [{ side: "both", ceilingN: 240 }])] },
    forceN: [175, 210],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "both legs' band is not a leg's",
    facts: { fits: [fit(3, { side: "both" })] },
    forceN: [157, 275],
    personal: false,
    rules: ["R11"],
  },
  {
    says: "bruised after it: a fifth less",
    facts: { fits: [fit(3)], rolled: [rolled(2, [{ ceilingN: 230 }])], checkIns: [checkIn(1, { bruised: true })] },
    forceN: [175 * (184 / 210), 184],
    personal: true,
    rules: ["R10", "R9", "R28"],
  },
  {
    says: "sore over a day: a fifth less",
    facts: { fits: [fit(3)], rolled: [rolled(2, [{ ceilingN: 240 }])], checkIns: [checkIn(1, { soreOverADay: true })] },
    forceN: [175 * (192 / 210), 192],
    personal: true,
    rules: ["R10", "R9", "R28"],
  },
  {
    says: "said twice about one session it counts once",
    facts: {
      fits: [fit(4)],
      rolled: [rolled(3, [{ ceilingN: 240 }])],
      checkIns: [checkIn(2, { bruised: true }), checkIn(1, { bruised: true })],
    },
    forceN: [175 * (192 / 210), 192],
    personal: true,
    rules: ["R10", "R9", "R28"],
  },
  {
    says: "bruised somewhere else: no drop",
    facts: {
      fits: [fit(3)],
      rolled: [rolled(2, [{ ceilingN: 230 }])],
      checkIns: [checkIn(1, { bruised: true, areas: [{ muscle: "calf", side: "right" }] })],
    },
    forceN: [175, 245],
    personal: true,
    rules: ["R10"],
  },
  {
    says: "bruised on the table's band: lower too",
    facts: { rolled: [rolled(2, [{ ceilingN: 275 }])], checkIns: [checkIn(1, { bruised: true })] },
    forceN: [157, 220],
    personal: false,
    rules: ["R11", "R9", "R28"],
  },
  {
    says: "the knee hurt after it: no rise",
    facts: { fits: [fit(3)], rolled: [rolled(2, [{ ceilingN: 215 }])], checkIns: [checkIn(1, { kneePain: 3 })] },
    forceN: [175, 215],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "28 days old: still counts",
    facts: { fits: [fit(28)] },
    forceN: [175, 210],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "older than four weeks: the table, never far above what was",
    facts: { fits: [fit(29)], rolled: [rolled(5, [{ ceilingN: 200 }])] },
    forceN: [157, 220],
    personal: false,
    rules: ["R10", "R11", "R9"],
  },
  {
    says: "a flare since",
    facts: { fits: [fit(5)], checkIns: [checkIn(1, { flare: true })] },
    forceN: [157, 275],
    personal: false,
    rules: ["R10", "R11"],
  },
  {
    says: "a flare before it",
    facts: { fits: [fit(1)], checkIns: [checkIn(5, { flare: true })] },
    forceN: [175, 210],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "another roller",
    facts: { fits: [fit(1)], deviceId: "roller-b" },
    forceN: [157, 275],
    personal: false,
    rules: ["R10", "R11"],
  },
  {
    says: "another roller since: this one's own still counts",
    facts: { fits: [fit(2), fit(1, { deviceId: "roller-b", loads: [{ forceN: 300, discomfort: 5 }] })] },
    forceN: [175, 210],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "a roller that has not said who it is",
    facts: { fits: [fit(1)], deviceId: undefined },
    forceN: [175, 210],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "no confidence: the table",
    facts: { fits: [fit(1, { confidence: 0.2 })] },
    forceN: [157, 275],
    personal: false,
    rules: ["R11"],
  },
  {
    says: "measured again: starts in the lower half again",
    facts: { fits: [fit(40), fit(0)], rolled: [rolled(3, [{ ceilingN: 240 }])] },
    forceN: [175, 210],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "measured again, far above before: the rise holds",
    facts: { fits: [fit(0)], rolled: [rolled(3, [{ ceilingN: 150 }])] },
    forceN: [175 * (165 / 210), 165],
    personal: true,
    rules: ["R10", "R9"],
  },
  {
    says: "no weight: that of 60 kg",
    facts: { bodyWeightKg: undefined },
    forceN: [118, 206],
    personal: false,
    rules: ["R11"],
  },
];

test.each(TABLE)("$says", ({ facts, forceN, personal, rules }) => {
  const force = today(facts);
  expect(force.forceN[0]).toBeCloseTo(forceN[0], -0.5);
  expect(Math.abs(force.forceN[1] - forceN[1])).toBeLessThan(0.6);
  expect(force.personal).toBe(personal);
  expect(force.reasons.map(({ ruleId }) => ruleId)).toEqual(rules);
});

test("the reasons are sentences with the numbers", () => {
  const { reasons } = today({ fits: [fit(3)], rolled: [rolled(1, [{ ceilingN: 200 }])] });
  expect(reasons.map(({ says }) => says)).toEqual([
    "Your 5–7 of 10 is 175–245 N.",
    "Today's ceiling is 220 N: it rises at most 10 % a session.",
  ]);
});

test("a strong person's band ends at the stop value and says so", () => {
  const loads = [200, 400, 600].map((forceN) => ({ forceN, discomfort: forceN / 100 }));
  const { forceN, easeOffN, reasons } = today({
    fits: [fit(0, { loads })],
    rolled: [rolled(1, [{ ceilingN: 431 }])],
    nowMs: NOON_MS + DAY_MS,
  });
  const { stopN } = populationForce(QUADS, 80);
  expect(forceN[1]).toBeLessThanOrEqual(stopN);
  expect(easeOffN).toBeLessThanOrEqual(stopN);
  expect(reasons.map(({ ruleId }) => ruleId)).toContain("R11");
});

test.each([
  ["new, no session yet", { kneePainNow: false, experience: "new" }, 0, "gentle.first"],
  ["new, two sessions", { kneePainNow: false, experience: "new" }, 2, "gentle.first"],
  ["new, three sessions", { kneePainNow: false, experience: "new" }, 3, undefined],
  ["used to it", { kneePainNow: false, experience: "regular" }, 0, undefined],
  ["not told", { kneePainNow: false, experience: undefined }, 0, undefined],
  ["knee pain now", { kneePainNow: true, experience: "regular" }, 9, "gentle.kneePain"],
] as const)("R8: gentle or not: %s", (_says, person, sessions, expected) => {
  const past = { rolled: Array.from({ length: sessions }, (_, n) => rolled(n)), checkIns: [] };
  expect(gentleBecause(person, past)).toBe(expected);
});

const area = fc.record({ muscle: fc.constantFrom(...MUSCLE_IDS), side: fc.constantFrom(...SIDES) });
const days = fc.integer({ min: 0, max: 60 });
const someFit = fc.record({
  days,
  loads: fc.array(
    fc.record({ forceN: fc.double({ min: 0.1, max: 5000, noNaN: true }), discomfort: fc.integer({ min: 0, max: 10 }) }),
    { minLength: 1, maxLength: 8 },
  ),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
});
const someCheckIn = fc.record({
  days,
  bruised: fc.boolean(),
  soreOverADay: fc.boolean(),
  kneePain: fc.integer({ min: 0, max: 10 }),
  flare: fc.boolean(),
});
const weight = fc.option(fc.double({ noNaN: false }), { nil: undefined });
const gentle = fc.option(fc.constant("so"), { nil: undefined });

test("any finite history gives finite, ordered bands, never above the stop value", () => {
  fc.assert(
    fc.property(
      area,
      fc.array(someFit, { maxLength: 3 }),
      fc.array(someCheckIn, { maxLength: 4 }),
      weight,
      gentle,
      (where, fits, checkIns, bodyWeightKg, why) => {
        const force = pressureToday({
          ...FACTS,
          area: where,
          bodyWeightKg,
          fits: fits.map((one) => fit(one.days, { ...where, loads: one.loads, confidence: one.confidence })),
          checkIns: checkIns.map(({ days: ago, ...told }) => checkIn(ago, told)).sort((a, b) => a.atMs - b.atMs),
          gentle: why,
        });
        const { stopN } = populationForce(where, bodyWeightKg);
        const numbers = [0, force.forceN[0], force.forceN[1], force.easeOffN, stopN];
        expect(numbers.every(Number.isFinite)).toBe(true);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        const bands = bandsFor({ ...where, mode: "deep" }, bodyWeightKg, [force]);
        expect(bands.forceN).toEqual([...force.forceN]);
        expect(bands.stopN).toBe(stopN);
      },
    ),
    { seed: 91, numRuns: 400 },
  );
});

test("over any run of sessions, ramps and bad days the ceiling never rises more than ten percent a session", () => {
  const happening = fc.oneof(
    fc.record({ kind: fc.constant("session" as const) }),
    fc.record({ kind: fc.constant("fit" as const), fit: someFit }),
    fc.record({ kind: fc.constant("checkIn" as const), told: someCheckIn }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ happening, gentle, gapDays: fc.integer({ min: 0, max: 20 }) }), { maxLength: 25 }),
      (steps) => {
        let facts = FACTS;
        let lastN: number | undefined;
        for (const { happening: event, gentle: why, gapDays } of steps) {
          const nowMs = facts.nowMs + gapDays * DAY_MS + 1;
          facts = { ...facts, nowMs, gentle: why };
          if (event.kind === "fit")
            facts = { ...facts, fits: [...facts.fits, fit(0, { ...event.fit, fittedMs: nowMs })] };
          else if (event.kind === "checkIn")
            facts = { ...facts, checkIns: [...facts.checkIns, checkIn(0, { ...event.told, atMs: nowMs })] };
          else {
            const ceilingN = pressureToday(facts).forceN[1];
            if (lastN !== undefined)
              expect(ceilingN).toBeLessThanOrEqual(lastN * (1 + RULES.R9.numbers.ceilingRisePct / 100) + 1e-9);
            lastN = ceilingN;
            facts = { ...facts, rolled: [...facts.rolled, { ...rolled(0, [{ ceilingN }]), atMs: nowMs }] };
          }
        }
      },
    ),
    { seed: 92, numRuns: 400 },
  );
});
