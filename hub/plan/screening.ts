// R24, R25, R26, R29: what the answers close, and what a person is told. `answers → verdict with reasons`.
import { MS_PER_DAY } from "#shared/domain/calendar.ts";
import { MUSCLE_IDS, type MuscleId } from "#shared/domain/muscles.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { QuestionId } from "#shared/domain/questionIds.ts";
import {
  KNEE_AREAS,
  PLACED_QUESTIONS,
  SCOPE_STATEMENT,
  SCREENING,
  SIDED_QUESTIONS,
  type ScreeningQuestion,
} from "#shared/domain/screening.ts";
import type { Advice, Block, Screening } from "#shared/schema/plan.ts";
import type { Answered, Answers, ScreeningInput, StoppedArea } from "#shared/schema/profile.ts";
import { stoppedToday } from "./stopped.ts";
import { mistakenUntilMs } from "./takeBack.ts";

type Question = ScreeningQuestion & { readonly id: QuestionId };

const QUESTIONS: readonly Question[] = SCREENING;
const WAIT_MS = RULES.R24.numbers.waitDays.map((days) => days * MS_PER_DAY);

export interface ScreeningFacts {
  readonly answers: Answers;
  readonly nowMs: number;
  /** The local date: the short questions hold for the day they were answered on. */
  readonly today: string;
  /** When the person last rolled or stopped; absent: not yet. */
  readonly usedMs?: number;
  /** R27; absent: none. */
  readonly stops?: readonly StoppedArea[] | undefined;
}

export function judgeScreening(facts: ScreeningFacts): Screening {
  const { answers, nowMs, today, stops, usedMs = Number.NEGATIVE_INFINITY } = facts;
  const blocks: Block[] = [];
  const cautions: Advice[] = [];
  const refer: Advice[] = [];
  for (const question of QUESTIONS) {
    const answered = answers[question.id];
    if (answered === undefined) continue;
    const untilMs = mistakenUntilMs(answered, { nowMs, usedMs });
    const mistake = untilMs === undefined ? {} : { mistakenUntilMs: untilMs };
    if (question.effect === "block") {
      blocks.push(...blockBy(question, answered, nowMs).map((block) => ({ ...block, ...mistake })));
    } else if (stillYes(question, answered)) {
      (question.effect === "caution" ? cautions : refer).push({ ...adviceOf(question), ...mistake });
    }
  }
  const due = QUESTIONS.filter(({ id, when }) => isDue(when, answers[id], today));
  return {
    scope: SCOPE_STATEMENT,
    due: due.map(({ id, asks, when }) => ({ questionId: id, asks, when })),
    open: MUSCLE_IDS.filter((muscle) => !blocks.some((block) => block.muscles.includes(muscle))),
    blocks,
    cautions,
    refer,
    stopped: stoppedToday(stops, today),
  };
}

/** The answers with new ones taken in. */
export function answersAfter(answers: Answers, input: ScreeningInput, at: { nowMs: number; today: string }): Answers {
  const after: Answers = { ...answers };
  for (const { questionId, yes, side, muscles } of input.answers ?? []) {
    const before = after[questionId];
    const place = yes ? { side, muscles } : { side: before?.side, muscles: before?.muscles };
    after[questionId] = {
      // A yes stands above what was said before it, whatever the clock showed then.
      ...(yes ? { yesMs: at.nowMs } : { ...timesOf(before), noMs: at.nowMs }),
      date: at.today,
      ...(place.side === undefined ? {} : { side: place.side }),
      ...(place.muscles === undefined ? {} : { muscles: place.muscles }),
      ...beforeOf(before, yes),
    };
  }
  for (const id of input.cleared ?? []) {
    const before = after[id];
    if (before?.yesMs !== undefined) after[id] = { ...before, clearedMs: Math.max(at.nowMs, before.yesMs) };
  }
  return after;
}

/** What a yes stands above, should it have been a wrong tick. */
function beforeOf(answered: Answered | undefined, yes: boolean): Pick<Answered, "before"> {
  const { before, ...said } = answered ?? {};
  if (yes) return { before: said };
  return before === undefined ? {} : { before };
}

function timesOf(before: Answered | undefined): Pick<Answered, "yesMs" | "clearedMs"> {
  const { yesMs, clearedMs } = before ?? {};
  return { ...(yesMs === undefined ? {} : { yesMs }), ...(clearedMs === undefined ? {} : { clearedMs }) };
}

function isDue(when: ScreeningQuestion["when"], answered: Answered | undefined, today: string): boolean {
  return when === "first" ? answered === undefined : answered?.date !== today;
}

/** Of questions that close nothing, the newest answer counts; a clearance ends it too. */
function stillYes(question: ScreeningQuestion, { yesMs, noMs, clearedMs }: Answered): boolean {
  if (yesMs === undefined || (noMs ?? -1) > yesMs) return false;
  return question.opens === "never-closed" || !((clearedMs ?? -1) >= yesMs);
}

function blockBy(question: Question, answered: Answered, nowMs: number): Block[] {
  const { yesMs, noMs, clearedMs, side, muscles } = answered;
  if (yesMs === undefined) return [];
  const [soonestMs = 0, latestMs = 0] = WAIT_MS;
  const waits = question.opens === "time";
  if (waits ? isWaitOver(yesMs, noMs, nowMs) : (clearedMs ?? -1) >= yesMs) return [];
  const closes: readonly MuscleId[] = question.closes === "knee" ? KNEE_AREAS : MUSCLE_IDS;
  const named = (muscles ?? []).filter((muscle) => closes.includes(muscle));
  const closed = PLACED_QUESTIONS.has(question.id) && named.length > 0 ? named : closes;
  const { id, ruleId, says, unlock, urgent } = question;
  const opens = { fromMs: yesMs + soonestMs, ...((noMs ?? -1) > yesMs ? {} : { byMs: yesMs + latestMs }) };
  return [
    {
      questionId: id,
      ruleId,
      muscles: [...closed],
      side: SIDED_QUESTIONS.has(question.id) ? (side ?? "both") : "both",
      says,
      unlock,
      urgent,
      ...(waits ? opens : {}),
    },
  ];
}

/** R24: after two days once it is no longer so, after three without a word. A clock set back ends no wait. */
function isWaitOver(yesMs: number, noMs: number | undefined, nowMs: number): boolean {
  const [soonestMs = 0, latestMs = 0] = WAIT_MS;
  const ageMs = nowMs - yesMs;
  return ageMs >= latestMs || ((noMs ?? -1) > yesMs && ageMs >= soonestMs);
}

function adviceOf({ id, ruleId, says, unlock, urgent }: Question): Advice {
  return { questionId: id, ruleId, says, whatToDo: unlock, urgent };
}
