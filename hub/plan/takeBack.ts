// R25: an answer that was ticked by mistake can be taken back, by saying in words that it is not so. One wrong tick may close
// everything until a professional has cleared it, so there must be a way back; but what a real symptom closed must not be argued
// away later. So it is a way for the same sitting only: for some minutes after the yes, as long as nobody lay on the roller or
// stopped since. What stood before that yes stands again, an earlier yes too: taking back one tick lifts nothing else, and what
// stands again cannot be taken back any more, for nobody remembers what stood before it.
import type { QuestionId } from "#shared/domain/questionIds.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { Answered, Answers, Profile } from "#shared/schema/profile.ts";

const { mistakeWithinMs } = RULES.R25.numbers;

/** When the person last rolled or stopped, as far as it is known; a rehearsal is neither. */
export function lastUseMs({ rolled, stops = [] }: Pick<Profile, "rolled" | "stops">): number {
  const real = stops.filter(({ rehearsed }) => rehearsed === undefined);
  return Math.max(Number.NEGATIVE_INFINITY, ...rolled.map(({ atMs }) => atMs), ...real.map(({ atMs }) => atMs));
}

/** Until when the yes can be taken back; undefined: not, or not any more. */
export function mistakenUntilMs(
  { yesMs, clearedMs, before }: Answered,
  { nowMs, usedMs }: { readonly nowMs: number; readonly usedMs: number },
): number | undefined {
  if (yesMs === undefined || before === undefined || (clearedMs ?? -1) >= yesMs || usedMs >= yesMs) return undefined;
  const untilMs = yesMs + mistakeWithinMs;
  return nowMs >= yesMs && nowMs <= untilMs ? untilMs : undefined;
}

/** As before the newest yes, and a no now. */
export function withoutYes(
  answers: Answers,
  ids: readonly QuestionId[],
  at: { nowMs: number; today: string },
): Answers {
  const after: Answers = { ...answers };
  for (const id of ids) {
    const { before = {} } = after[id] ?? {};
    after[id] = { ...before, noMs: at.nowMs, date: at.today };
  }
  return after;
}
