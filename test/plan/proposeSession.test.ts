// R15, R19–R23, R28, R33, R34: what is proposed, and why.
import { expect, test } from "vitest";

import { proposeSession, type PlanFacts } from "#hub/plan/proposeSession.ts";
import { judgeScreening } from "#hub/plan/screening.ts";
import { MUSCLE_IDS } from "#shared/domain/muscles.ts";
import type { Proposal } from "#shared/schema/plan.ts";
import { checkIn, NOON_MS, rolled, TODAY } from "#test/plan/people.ts";

const FACTS: PlanFacts = {
  today: TODAY,
  rolled: [],
  checkIns: [],
  kneePainNow: false,
  experience: "regular",
  usualSide: "right",
  phase: undefined,
  blocks: [],
};
const propose = (facts: Partial<PlanFacts>): Proposal => proposeSession({ ...FACTS, ...facts });
const rulesOf = ({ reasons }: Proposal) => reasons.map(({ ruleId }) => ruleId);
const LONG_AGO = [rolled(60), rolled(50)];

interface Case {
  readonly says: string;
  readonly facts: Partial<PlanFacts>;
  readonly expected: Partial<Proposal>;
  readonly rule: string;
}

const TABLE: readonly Case[] = [
  {
    says: "R20: ten to fifteen minutes",
    facts: {},
    expected: { rest: false, restDays: 0, minutes: [10, 15] },
    rule: "R20",
  },
  { says: "R19: one to two minutes on each", facts: {}, expected: { secondsPerArea: [60, 120] }, rule: "R19" },
  {
    says: "R19, R22: brief before a run",
    facts: { when: "before-run" },
    expected: { program: "pre-run-wake-up", secondsPerArea: [30, 60] },
    rule: "R22",
  },
  { says: "R22: deep after a run", facts: { when: "after-run" }, expected: { program: "post-run-deep" }, rule: "R22" },
  {
    says: "R21: a new user starts with the first week",
    facts: { experience: "new" },
    expected: { program: "first-week", rest: false, intensity: "light" },
    rule: "R8",
  },
  {
    says: "R21: a new user, rolled yesterday: rest",
    facts: { experience: "new", rolled: [rolled(1)] },
    expected: { rest: true, restDays: 1, nextDate: "2026-03-03" },
    rule: "R21",
  },
  {
    says: "R21: a new user, rolled two days ago",
    facts: { experience: "new", rolled: [rolled(2)] },
    expected: { rest: false },
    rule: "R21",
  },
  {
    says: "R21: a new user after two weeks: daily",
    facts: { experience: "new", rolled: [rolled(14), rolled(1)] },
    expected: { rest: false },
    rule: "R21",
  },
  { says: "R21: used to it, rolled yesterday", facts: { rolled: [rolled(1)] }, expected: { rest: false }, rule: "R21" },
  { says: "R21: rolled today", facts: { rolled: [rolled(0)] }, expected: { rest: true, restDays: 1 }, rule: "R21" },
  {
    says: "R21: a new user, rolled today",
    facts: { experience: "new", rolled: [rolled(0)] },
    expected: { rest: true, restDays: 2 },
    rule: "R21",
  },
  {
    says: "R21: maintenance, four days in the last seven",
    facts: { rolled: [...LONG_AGO, rolled(6), rolled(5), rolled(3), rolled(1)] },
    expected: { rest: true, restDays: 1 },
    rule: "R21",
  },
  {
    says: "R21: maintenance, three days in the last seven",
    facts: { rolled: [...LONG_AGO, rolled(5), rolled(3), rolled(1)] },
    expected: { rest: false, program: "maintenance" },
    rule: "R21",
  },
  {
    says: "R21: taper, rolled once today: the key areas again",
    facts: { phase: "taper", rolled: [rolled(30), rolled(0)], keyAreas: [{ muscle: "calf", side: "left" }] },
    expected: {
      rest: false,
      areas: [
        { muscle: "calf", side: "right" },
        { muscle: "calf", side: "left" },
      ],
    },
    rule: "R21",
  },
  {
    says: "R21: taper, rolled twice today",
    facts: { phase: "taper", rolled: [rolled(30), rolled(0), rolled(0)], keyAreas: [{ muscle: "calf", side: "left" }] },
    expected: { rest: true, restDays: 1 },
    rule: "R21",
  },
  { says: "R23: an expectation, never a promise", facts: {}, expected: {}, rule: "R23" },
  {
    says: "R28: bruised yesterday: one more day",
    facts: { checkIns: [checkIn(1, { bruised: true })] },
    expected: { rest: true, restDays: 1, areas: [] },
    rule: "R28",
  },
  {
    says: "R28: bruised today: two days",
    facts: { checkIns: [checkIn(0, { bruised: true })] },
    expected: { rest: true, restDays: 2, nextDate: "2026-03-04" },
    rule: "R28",
  },
  {
    says: "R28: sore for more than a day: one day",
    facts: { checkIns: [checkIn(0, { soreOverADay: true })] },
    expected: { rest: true, restDays: 1 },
    rule: "R28",
  },
  {
    says: "R28: two days after bruising it goes on",
    facts: { checkIns: [checkIn(2, { bruised: true })] },
    expected: { rest: false },
    rule: "R21",
  },
  {
    says: "R34: very sore: a day off",
    facts: { checkIns: [checkIn(0, { soreness: 8 })] },
    expected: { rest: true, restDays: 1 },
    rule: "R34",
  },
  {
    says: "R34: a little sore is no rest",
    facts: { checkIns: [checkIn(0, { soreness: 4 })] },
    expected: { rest: false },
    rule: "R21",
  },
  { says: "R34: lighter on a day of rest", facts: { phase: "rest" }, expected: { intensity: "light" }, rule: "R34" },
  {
    says: "R34: lighter after a hard day",
    facts: { checkIns: [checkIn(1, { phase: "hills" })] },
    expected: { intensity: "light" },
    rule: "R34",
  },
  {
    says: "R34: two days after a hard day as usual",
    facts: { checkIns: [checkIn(2, { phase: "hills" })] },
    expected: { intensity: "usual" },
    rule: "R21",
  },
  { says: "R34: an easy day as usual", facts: { phase: "easy" }, expected: { intensity: "usual" }, rule: "R21" },
  {
    says: "R33: the knee hurt after the last session",
    facts: { rolled: [rolled(2)], checkIns: [checkIn(1, { kneePain: 4 })] },
    expected: { intensity: "light" },
    rule: "R33",
  },
  {
    says: "R33: it hurt before the last session",
    facts: { rolled: [rolled(1)], checkIns: [checkIn(2, { kneePain: 4 })] },
    expected: { intensity: "usual" },
    rule: "R21",
  },
  { says: "R8: the knee hurts now", facts: { kneePainNow: true }, expected: { intensity: "light" }, rule: "R8" },
];

test.each(TABLE)("$says", ({ facts, expected, rule }) => {
  const proposal = propose(facts);
  expect(proposal).toMatchObject(expected);
  expect(rulesOf(proposal)).toContain(rule);
  for (const { says } of proposal.reasons) expect(says).toMatch(/^[A-Z].*\.$/);
  expect(proposal.minutes[1]).toBeLessThanOrEqual(15);
  if (proposal.rest) expect(proposal.areas).toEqual([]);
});

const musclesOf = ({ areas }: Proposal) => [...new Set(areas.map(({ muscle }) => muscle))];

test("at most four muscles, both sides, the usual one first; around the band (R15)", () => {
  const proposal = propose({ usualSide: "left" });
  expect(musclesOf(proposal)).toEqual(["outer-thigh", "quadriceps", "gluteals", "hip-flexors"]);
  expect(proposal.areas.slice(0, 2)).toEqual([
    { muscle: "outer-thigh", side: "left" },
    { muscle: "outer-thigh", side: "right" },
  ]);
  expect(rulesOf(proposal)).toContain("R15");
});

test("key spots first, then what was longest not rolled", () => {
  const rolledBefore = [
    rolled(
      5,
      MUSCLE_IDS.map((muscle) => ({ muscle })),
    ),
    rolled(1, [{ muscle: "outer-thigh" }, { muscle: "quadriceps" }]),
  ];
  const proposal = propose({ rolled: rolledBefore, keyAreas: [{ muscle: "adductors", side: "left" }] });
  expect(musclesOf(proposal)).toEqual(["adductors", "gluteals", "hip-flexors", "calf"]);
  expect(proposal.reasons.find(({ says }) => says.includes("knee pain"))?.says).toContain("Inner thigh first");
  expect(musclesOf(propose({ rolled: rolledBefore, phase: "speed" }))[0]).toBe("outer-thigh");
  expect(musclesOf(propose({ phase: "hills" }))[0]).toBe("calf");
});

test("what is blocked is left out, on its side, with the reason", () => {
  const answered = { yesMs: NOON_MS, date: TODAY, side: "left" } as const;
  const { blocks } = judgeScreening({ answers: { "hot-knee": answered }, nowMs: NOON_MS, today: TODAY });
  const proposal = propose({ blocks });
  expect(proposal.areas.filter(({ side }) => side === "left").map(({ muscle }) => muscle)).toEqual([
    "gluteals",
    "hip-flexors",
  ]);
  expect(rulesOf(proposal)).toContain("R24");
  const all = judgeScreening({ answers: { clot: { yesMs: NOON_MS } }, nowMs: NOON_MS, today: TODAY });
  expect(propose({ blocks: all.blocks })).toMatchObject({ rest: true, areas: [], minutes: [0, 0] });
  expect(rulesOf(propose({ blocks: all.blocks }))).toContain("R25");
});

test("a clock that was set back plans as if what is ahead were today", () => {
  expect(propose({ rolled: [rolled(-3)] })).toMatchObject({ rest: true, restDays: 1 });
  expect(propose({ checkIns: [checkIn(-3, { bruised: true })] })).toMatchObject({ rest: true, restDays: 2 });
});
