// R24, R25, R26, R29: answers and what they close.
import { describe, expect, test } from "vitest";

import { blockOn } from "#hub/plan/closes.ts";
import { answersAfter, judgeScreening } from "#hub/plan/screening.ts";
import { lastUseMs, withoutYes } from "#hub/plan/takeBack.ts";
import { MUSCLE_IDS } from "#shared/domain/muscles.ts";
import { isRuleId } from "#shared/domain/rules.ts";
import { QUESTION_IDS, type QuestionId } from "#shared/domain/questionIds.ts";
import { KNEE_AREAS, SCREENING, type ScreeningQuestion } from "#shared/domain/screening.ts";
import { TIPS } from "#shared/domain/tips.ts";
import { TOOLS } from "#shared/domain/tools.ts";
import type { Answers } from "#shared/schema/profile.ts";
import { dateOf, NOON_MS, TODAY } from "#test/plan/people.ts";

const HOUR_MS = 3_600_000;
const QUESTIONS: readonly ScreeningQuestion[] = SCREENING;

/** Answers given some hours ago, oldest first, judged now. */
function judged(
  given: readonly {
    hoursAgo: number;
    id: QuestionId;
    yes?: boolean;
    cleared?: boolean;
    side?: "left" | "right" | "both";
    muscles?: ["calf"];
  }[],
) {
  let answers: Answers = {};
  for (const { hoursAgo, id, yes = true, cleared = false, ...place } of given) {
    const nowMs = NOON_MS - hoursAgo * HOUR_MS;
    const at = { nowMs, today: dateOf(nowMs) };
    answers = answersAfter(answers, cleared ? { cleared: [id] } : { answers: [{ questionId: id, yes, ...place }] }, at);
  }
  return judgeScreening({ answers, nowMs: NOON_MS, today: TODAY });
}

test("nothing answered: everything is asked, nothing is closed", () => {
  const verdict = judged([]);
  expect(verdict.due.map(({ questionId }) => questionId)).toEqual(SCREENING.map(({ id }) => id));
  expect(verdict.open).toEqual(MUSCLE_IDS);
  expect([...verdict.blocks, ...verdict.cautions, ...verdict.refer]).toEqual([]);
  expect(verdict.scope).toContain("does not diagnose or treat");
});

test.each<[string, Parameters<typeof judged>[0], boolean]>([
  ["yes today", [{ hoursAgo: 0, id: "hot-knee" }], true],
  ["yes yesterday, no word since", [{ hoursAgo: 24, id: "hot-knee" }], true],
  [
    "yes yesterday, no today: too soon",
    [
      { hoursAgo: 24, id: "hot-knee" },
      { hoursAgo: 0, id: "hot-knee", yes: false },
    ],
    true,
  ],
  [
    "yes 47 h ago, no today",
    [
      { hoursAgo: 47, id: "hot-knee" },
      { hoursAgo: 0, id: "hot-knee", yes: false },
    ],
    true,
  ],
  [
    "yes 48 h ago, no today",
    [
      { hoursAgo: 48, id: "hot-knee" },
      { hoursAgo: 0, id: "hot-knee", yes: false },
    ],
    false,
  ],
  ["yes 71 h ago, no word", [{ hoursAgo: 71, id: "hot-knee" }], true],
  ["yes 72 h ago, no word", [{ hoursAgo: 72, id: "hot-knee" }], false],
  [
    "yes long ago and again today",
    [
      { hoursAgo: 90, id: "hot-knee" },
      { hoursAgo: 0, id: "hot-knee" },
    ],
    true,
  ],
  [
    "a clearance does not shorten the wait",
    [
      { hoursAgo: 24, id: "hot-knee" },
      { hoursAgo: 0, id: "hot-knee", cleared: true },
    ],
    true,
  ],
  ["no", [{ hoursAgo: 0, id: "hot-knee", yes: false }], false],
])("R24, hot knee: %s", (_says, given, closed) => {
  const { blocks, open } = judged(given);
  expect(blocks.map(({ ruleId }) => ruleId)).toEqual(closed ? ["R24"] : []);
  expect(KNEE_AREAS.every((muscle) => !open.includes(muscle))).toBe(closed);
  expect(open).toEqual(expect.arrayContaining(["gluteals", "hip-flexors"]));
});

test("R24: only the knee that was named, and both legs at once with it", () => {
  const { blocks } = judged([{ hoursAgo: 0, id: "hot-knee", side: "left" }]);
  expect(blockOn(blocks, { muscle: "quadriceps", side: "left" })?.ruleId).toBe("R24");
  expect(blockOn(blocks, { muscle: "quadriceps", side: "both" })?.ruleId).toBe("R24");
  expect(blockOn(blocks, { muscle: "quadriceps", side: "right" })).toBeUndefined();
  expect(blockOn(blocks, { muscle: "gluteals", side: "left" })).toBeUndefined();
});

describe("R25: a yes that was a wrong tick", () => {
  const MINUTE_MS = 60_000;
  const at = (nowMs: number) => ({ nowMs, today: dateOf(nowMs) });
  const said = (answers: Answers, id: QuestionId, nowMs: number, yes = true) =>
    answersAfter(answers, { answers: [{ questionId: id, yes }] }, at(nowMs));
  const shown = (answers: Answers, nowMs: number, usedMs?: number) =>
    judgeScreening({ answers, ...at(nowMs), ...(usedMs === undefined ? {} : { usedMs }) });

  test("can be taken back for ten minutes, and is then as if it had not been ticked", () => {
    for (const { id } of SCREENING) {
      const yes = said({}, id, NOON_MS);
      const told = (nowMs: number, usedMs?: number) => {
        const { blocks, cautions, refer } = shown(yes, nowMs, usedMs);
        return [...blocks, ...cautions, ...refer].map(({ mistakenUntilMs }) => mistakenUntilMs);
      };
      expect(told(NOON_MS + 9 * MINUTE_MS), id).toEqual([NOON_MS + 10 * MINUTE_MS]);
      expect(told(NOON_MS + 11 * MINUTE_MS), id).toEqual([undefined]);
      expect(told(NOON_MS + 9 * MINUTE_MS, NOON_MS + MINUTE_MS), id).toEqual([undefined]);
      expect(told(NOON_MS - MINUTE_MS), id).toEqual([undefined]);
      const after = shown(withoutYes(yes, [id], at(NOON_MS + MINUTE_MS)), NOON_MS + MINUTE_MS);
      expect([after.blocks, after.cautions, after.refer]).toEqual([[], [], []]);
      expect(after.due.map(({ questionId }) => questionId)).not.toContain(id);
    }
  });

  test("lifts nothing that stood before it", () => {
    const real = said({}, "fracture", NOON_MS - HOUR_MS);
    const twice = said(real, "fracture", NOON_MS);
    expect(shown(withoutYes(twice, ["fracture"], at(NOON_MS)), NOON_MS).blocks).toHaveLength(1);
    // Back at the hour's yes, and not further: a second take-back finds nothing that it may take.
    const thrice = said(said(said({}, "fracture", NOON_MS - HOUR_MS), "fracture", NOON_MS - 1), "fracture", NOON_MS);
    const once = withoutYes(thrice, ["fracture"], at(NOON_MS));
    expect(shown(once, NOON_MS).blocks).toMatchObject([{ questionId: "fracture" }]);
    expect(shown(once, NOON_MS).blocks[0]?.mistakenUntilMs).toBeUndefined();
    const knee = said(
      said(said({}, "hot-knee", NOON_MS - 24 * HOUR_MS), "hot-knee", NOON_MS),
      "hot-knee",
      NOON_MS + 1,
      false,
    );
    const [block] = shown(withoutYes(knee, ["hot-knee"], at(NOON_MS + 2)), NOON_MS + 2).blocks;
    expect(block).toMatchObject({ fromMs: NOON_MS + 24 * HOUR_MS });
    expect(block?.byMs).toBeUndefined();
  });

  test("counts what was really rolled or stopped as use, and no rehearsal", () => {
    const stop = { muscle: "calf", side: "left", atMs: 5, date: TODAY } as const;
    expect(lastUseMs({ rolled: [], stops: [{ ...stop, rehearsed: true }] })).toBe(Number.NEGATIVE_INFINITY);
    expect(lastUseMs({ rolled: [{ sessionId: "a", atMs: 4, date: TODAY, areas: [] }], stops: [stop] })).toBe(5);
  });
});

test("R24: the days are told from one place: with a no, and without", () => {
  const day = 24 * HOUR_MS;
  const standing = judged([{ hoursAgo: 0, id: "hot-knee" }]).blocks[0];
  expect([standing?.fromMs, standing?.byMs]).toEqual([NOON_MS + 2 * day, NOON_MS + 3 * day]);
  const denied = judged([
    { hoursAgo: 1, id: "hot-knee" },
    { hoursAgo: 0, id: "hot-knee", yes: false },
  ]).blocks[0];
  expect([denied?.fromMs, denied?.byMs]).toEqual([NOON_MS - HOUR_MS + 2 * day, undefined]);
});

test.each(
  QUESTIONS.filter(({ opens, effect }) => effect === "block" && opens === "cleared").map(
    ({ id, ruleId, closes }) => [id, ruleId, closes] as const,
  ),
)("%s (%s) stays closed until cleared, however long and whatever is answered later", (name, ruleId, closes) => {
  const id = SCREENING.find((question) => question.id === name)!.id;
  const yes = { hoursAgo: 5000, id };
  const no = { hoursAgo: 0, id, yes: false };
  for (const given of [[yes], [yes, no]]) {
    const { blocks, open } = judged(given);
    expect(blocks).toMatchObject([{ questionId: id, ruleId }]);
    expect(blocks[0]?.unlock).toContain("cleared");
    expect(open.length).toBe(closes === "all" ? 0 : MUSCLE_IDS.length - KNEE_AREAS.length);
  }
  expect(judged([yes, { hoursAgo: 0, id, cleared: true }]).blocks).toEqual([]);
  expect(judged([yes, { hoursAgo: 9, id, cleared: true }, { hoursAgo: 0, id }]).blocks).toHaveLength(1);
  expect(
    judged([
      { hoursAgo: 0, id, cleared: true },
      { hoursAgo: 0, id },
    ]).blocks,
  ).toHaveLength(1);
});

test("a new yes closes again, even when the clock was set back since it was cleared", () => {
  const at = (nowMs: number) => ({ nowMs, today: TODAY });
  let answers = answersAfter({}, { answers: [{ questionId: "clot", yes: true }] }, at(NOON_MS));
  answers = answersAfter(answers, { cleared: ["clot"] }, at(NOON_MS + HOUR_MS));
  expect(judgeScreening({ answers, ...at(NOON_MS) }).blocks).toEqual([]);
  answers = answersAfter(answers, { answers: [{ questionId: "clot", yes: true }] }, at(NOON_MS - HOUR_MS));
  expect(judgeScreening({ answers, ...at(NOON_MS) }).blocks).toMatchObject([{ questionId: "clot" }]);
});

test("a wound closes only its place when one is named; a clot closes everything all the same", () => {
  const at = { hoursAgo: 0, side: "left", muscles: ["calf"] as ["calf"] } as const;
  const wound = judged([{ ...at, id: "open-wound" }]).blocks;
  expect(wound).toMatchObject([{ muscles: ["calf"], side: "left" }]);
  expect(judged([{ ...at, id: "clot" }]).blocks).toMatchObject([{ muscles: MUSCLE_IDS, side: "both" }]);
  const calf = judged([{ ...at, id: "calf-signs" }]).blocks;
  expect(calf).toMatchObject([{ muscles: MUSCLE_IDS, side: "both", urgent: true }]);
  expect(calf[0]?.says).toContain("urgent medical care");
  expect(blockOn([...wound, ...calf], { muscle: "calf", side: "left" })?.urgent).toBe(true);
});

test.each(
  QUESTIONS.filter(({ effect }) => effect !== "block").map(({ id, ruleId, effect }) => [id, ruleId, effect] as const),
)("%s (%s) is a %s: nothing closes", (name, ruleId, effect) => {
  const id = SCREENING.find((question) => question.id === name)!.id;
  const verdict = judged([{ hoursAgo: 1, id }]);
  const [told, other] = effect === "caution" ? [verdict.cautions, verdict.refer] : [verdict.refer, verdict.cautions];
  expect(told).toMatchObject([{ questionId: id, ruleId }]);
  expect(other).toEqual([]);
  expect(verdict.open).toEqual(MUSCLE_IDS);
  expect(
    judged([
      { hoursAgo: 1, id },
      { hoursAgo: 0, id, yes: false },
    ]).refer,
  ).toEqual([]);
  expect(
    judged([
      { hoursAgo: 1, id },
      { hoursAgo: 0, id, cleared: true },
    ]).cautions,
  ).toEqual([]);
});

test("the short questions hold for the local day, the long ones for good", () => {
  const all = SCREENING.map(({ id }) => ({ id, yes: false }));
  expect(judged(all.map((one) => ({ ...one, hoursAgo: 1 }))).due).toEqual([]);
  const yesterday = judged(all.map((one) => ({ ...one, hoursAgo: 24 }))).due;
  expect(yesterday.map(({ questionId }) => questionId)).toEqual(
    QUESTIONS.filter(({ when }) => when === "session").map(({ id }) => id),
  );
});

test("every question, tip and tool has a rule or source and calm words", () => {
  for (const { asks, says, unlock, ruleId } of QUESTIONS) {
    expect(asks).toMatch(/^[A-Z].*\?$/);
    expect(isRuleId(ruleId)).toBe(true);
    expect(says + unlock).not.toMatch(/!|\bcure|\bheal/i);
  }
  expect(new Set(SCREENING.map(({ ruleId }) => ruleId))).toEqual(new Set(["R24", "R25", "R26", "R29"]));
  expect(TIPS.filter(({ ruleId }) => ruleId === "R35").map(({ id }) => id)).toEqual([
    "first-roller",
    "firmer",
    "wash",
    "heat",
    "dented",
  ]);
  // What may not come near a swollen knee has its places there alone: the answers close them all.
  for (const tool of TOOLS.filter(({ neverAtSwollenKnee }) => neverAtSwollenKnee)) {
    expect(tool.muscles.filter((muscle) => !KNEE_AREAS.includes(muscle))).toEqual([]);
  }
  expect(TOOLS.filter(({ neverAtSwollenKnee }) => neverAtSwollenKnee).map(({ id }) => id)).toEqual([
    "percussion",
    "floss",
  ]);
});

test("every question's id is known to the schemas, in the order of the table", () => {
  expect(SCREENING.map(({ id }) => id)).toEqual(QUESTION_IDS);
});
