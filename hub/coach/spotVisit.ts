// R7: one stay on a tender spot, and which question is due in it: how much it hurts, when it begins, after half a minute
// and after a minute under load; once a spot, whether it brings on the knee pain.
import { QUESTIONS } from "#shared/domain/prompts.ts";
import { RULES } from "#shared/domain/rules.ts";
import type { DiscomfortAnswer, TenderSpot } from "#shared/schema/spots.ts";
import type { HoldState } from "./holdState.ts";
import type { Prompt } from "./prompts.ts";

export interface Visit {
  readonly spotId: string;
  readonly answers: readonly DiscomfortAnswer[];
  /** Which of the questions comes next, and when the last one was put, for which second. */
  readonly next: number;
  readonly lastPutMs: number;
  readonly askedAtS: number;
  readonly askedKnownPain: boolean;
  /** A hold belongs to it. */
  readonly held: boolean;
  /** The discomfort rose: nothing more is asked, and no time counts. */
  readonly ended: boolean;
}

const { askAtS, askApartMs, questionLastsMs: lastsMs } = RULES.R7.numbers;

export function newVisit(spotId: string, held: boolean): Visit {
  const lastPutMs = Number.NEGATIVE_INFINITY;
  return { spotId, answers: [], next: 0, lastPutMs, askedAtS: 0, askedKnownPain: false, held, ended: false };
}

export interface Due {
  readonly visit: Visit;
  readonly ask: Prompt | undefined;
}

/** `ask`: the question that is open now. */
export function stepVisit(
  visit: Visit,
  ask: Prompt | undefined,
  about: { spot: TenderSpot; hold: HoldState; nowMs: number },
): Due {
  if (ask !== undefined || visit.ended) return { visit, ask };
  const { spot, hold, nowMs } = about;
  if (visit.next === 0) return put(visit, about);
  if (visit.answers.length > 0 && spot.knownPain === undefined && !visit.askedKnownPain) {
    const { ruleId, text } = QUESTIONS.knownPain;
    return {
      visit: { ...visit, askedKnownPain: true },
      ask: { promptId: "knownPain", ruleId, text, spotId: spot.id, lastsMs },
    };
  }
  const nextMs = (askAtS[visit.next] ?? Number.POSITIVE_INFINITY) * 1000;
  const isDue = visit.held && hold.phase === "on" && hold.loadedMs >= nextMs && nowMs - visit.lastPutMs >= askApartMs;
  return isDue ? put(visit, about) : { visit, ask };
}

/** An answer counts for the question put last; one that comes before the first is the first's. */
export function answered(visit: Visit, answer: DiscomfortAnswer, hold: HoldState): Visit {
  const answers = [...visit.answers, answer];
  return visit.next > 0 ? { ...visit, answers } : { ...visit, answers, next: afterFirst(hold), lastPutMs: answer.tMs };
}

function afterFirst({ phase, loadedMs }: HoldState): number {
  const heldMs = phase === "on" ? loadedMs : 0;
  return askAtS.filter((atS) => atS * 1000 <= heldMs).length || 1;
}

/** The first question comes whenever the visit begins; those whose time has passed by then are left out. */
function put(visit: Visit, { spot, hold, nowMs }: { spot: TenderSpot; hold: HoldState; nowMs: number }): Due {
  const { ruleId, text } = QUESTIONS.discomfort;
  const askedAtS = askAtS[visit.next] ?? 0;
  const next = visit.next === 0 ? afterFirst(hold) : visit.next + 1;
  return {
    visit: { ...visit, next, lastPutMs: nowMs, askedAtS },
    ask: { promptId: "discomfort", ruleId, text, spotId: spot.id, lastsMs },
  };
}
