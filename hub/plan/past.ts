// What a profile remembers, looked up: sessions that count (R9), signs of too much (R28), pain (R33), first sessions (R8).
import { RULES } from "#shared/domain/rules.ts";
import type { SentenceId } from "#shared/domain/sentences/english.ts";
import type { Experience } from "#shared/domain/training.ts";
import type { Area, CheckIn, Rolled } from "#shared/schema/profile.ts";
import { meets } from "./closes.ts";

export interface Past {
  /** Oldest first. */
  readonly rolled: readonly Rolled[];
  readonly checkIns: readonly CheckIn[];
}

export interface AreaSession {
  readonly atMs: number;
  readonly ceilingN: number;
}

export type GentleCause = Extract<SentenceId, `gentle.${string}`>;

const COUNTS_FROM_MS = RULES.R9.numbers.sessionCountsFromS * 1000;

function isSameArea(one: Area, other: Area): boolean {
  return one.muscle === other.muscle && one.side === other.side;
}

/** The newest session with enough time in contact on this very area: `both` never stands in for a side, nor a side for it. */
export function lastCounted({ rolled }: Past, area: Area): AreaSession | undefined {
  const session = rolled.findLast(({ areas }) =>
    areas.some((one) => isSameArea(one, area) && one.contactMs >= COUNTS_FROM_MS),
  );
  const found = session?.areas.find((one) => isSameArea(one, area));
  return session && found ? { atMs: session.atMs, ceilingN: found.ceilingN } : undefined;
}

export function isTooMuch({ bruised, soreOverADay }: CheckIn): boolean {
  return bruised || soreOverADay;
}

/** R28: was it too much here, by what was told since then? Where no place was given it is where the session before was. */
export function tooMuchSince(past: Past, area: Area, sinceMs = -1): boolean {
  return past.checkIns.some((checkIn) => {
    if (!isTooMuch(checkIn) || checkIn.atMs <= sinceMs) return false;
    const named = checkIn.areas ?? [];
    const places = named.length > 0 ? named : (past.rolled.findLast(({ atMs }) => atMs <= checkIn.atMs)?.areas ?? []);
    return places.some(({ muscle, side }) => muscle === area.muscle && meets(side, area.side));
  });
}

/** R33: has the knee hurt since then? */
export function painSince({ checkIns }: Past, sinceMs: number): boolean {
  return checkIns.some(({ atMs, kneePain, flare }) => atMs > sinceMs && (kneePain > 0 || flare));
}

export function countedSessions({ rolled }: Past): Rolled[] {
  return rolled.filter(({ areas }) => areas.some(({ contactMs }) => contactMs >= COUNTS_FROM_MS));
}

/** R8: why to be gentle, as the id of words that follow "because"; undefined: no reason. */
export function gentleBecause(
  person: { readonly kneePainNow: boolean; readonly experience?: Experience | undefined },
  past: Past,
): GentleCause | undefined {
  if (person.kneePainNow) return "gentle.kneePain";
  const isFirst = person.experience === "new" && countedSessions(past).length < RULES.R8.numbers.firstSessions;
  return isFirst ? "gentle.first" : undefined;
}
