// R12 against the truth: simulated holds through the signal core and the coach.
import { coachStep, createCoach } from "#hub/coach/coach.ts";
import { coreRun } from "#scripts/accuracy/coreRun.ts";
import { simulatedRun, type SimulatedRunOptions } from "#scripts/accuracy/simulatedRun.ts";
import type { TruthLine } from "#sim/simulatedRoller.ts";

/** Shorter holds are left out: there is nothing to compare with yet. */
const LONG_HOLD_MS = 25_000;
/** A breath held for less is none that has to be noticed. */
const HELD_MS = 8000;
/** The word may come this long after it is over: the look reaches back. */
const LATE_MS = 3000;
const SELECTION = { muscle: "quadriceps", side: "left", mode: "deep" } as const;

export interface GuardingCount {
  readonly holds: number;
  /** `known`: the coach said that it can tell, at some time in the spell. */
  readonly held: { readonly all: number; readonly known: number; readonly found: number };
  readonly shaken: { readonly all: number; readonly found: number };
  /** From the breath's stop to the word, virtual time, each that was found. */
  readonly delaysMs: readonly number[];
  /** Holds in which the body was at ease all the time, and those of them in which the breath was known at some time. */
  readonly calm: number;
  readonly calmKnown: number;
  readonly falseBreath: number;
  readonly falseShaking: number;
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}
interface Word {
  readonly cueId: string;
  readonly atMs: number;
}

export interface GuardingExam {
  readonly scenario: string;
  /** A person and a roller of the seed's own. */
  readonly person?: ((seed: number) => Partial<SimulatedRunOptions>) | undefined;
  readonly first: number;
  readonly seeds: number;
  readonly seconds: number;
}

export function examineGuarding({ scenario, person, first, seeds, seconds }: GuardingExam): GuardingCount {
  const held = { all: 0, known: 0, found: 0 };
  const shaken = { all: 0, found: 0 };
  const delaysMs: number[] = [];
  const total = { holds: 0, calm: 0, calmKnown: 0, falseBreath: 0, falseShaking: 0 };
  for (let seed = first; seed < first + seeds; seed += 1) {
    const own = person?.(seed) ?? {};
    const run = simulatedRun({ ...own, scenario, seed, seconds });
    const { holds, words, knownMs } = rolled(run, own.bodyWeightKg ?? 70);
    const heldSpans = spans(run.truth, ({ breathes = 1 }) => breathes < 0.05).filter(
      ({ startMs, endMs }) => endMs - startMs >= HELD_MS,
    );
    const shakenSpans = spans(run.truth, ({ shakes = 1 }) => shakes > 1.95);
    const isIn = (span: Span, { startMs, endMs }: Span) => span.startMs >= startMs && span.endMs <= endMs;
    const word = (cueId: string, { startMs, endMs }: Span) =>
      words.find(({ cueId: id, atMs }) => id === cueId && atMs >= startMs && atMs <= endMs);
    const isKnown = ({ startMs, endMs }: Span) => knownMs.some((atMs) => atMs >= startMs && atMs <= endMs);
    for (const hold of holds) {
      total.holds += 1;
      const spellsOf = (all: readonly Span[]) => all.filter((span) => isIn(span, hold));
      for (const span of spellsOf(heldSpans)) {
        const looked = { ...span, endMs: span.endMs + LATE_MS };
        const found = word("breathe", looked);
        held.all += 1;
        if (isKnown(looked)) held.known += 1;
        if (!found) continue;
        held.found += 1;
        delaysMs.push(found.atMs - span.startMs);
      }
      for (const span of spellsOf(shakenSpans)) {
        shaken.all += 1;
        if (word("ease-off", { ...span, endMs: span.endMs + LATE_MS })) shaken.found += 1;
      }
      if (spellsOf([...heldSpans, ...shakenSpans]).length > 0) continue;
      total.calm += 1;
      if (isKnown(hold)) total.calmKnown += 1;
      if (word("breathe", hold)) total.falseBreath += 1;
      if (word("ease-off", hold)) total.falseShaking += 1;
    }
  }
  return { ...total, held, shaken, delaysMs };
}

interface Rolled {
  readonly holds: readonly Span[];
  readonly words: readonly Word[];
  /** When the coach said that a breath that stands still would show. */
  readonly knownMs: readonly number[];
}

function rolled(run: ReturnType<typeof simulatedRun>, bodyWeightKg: number): Rolled {
  const holds: Span[] = [];
  const words: Word[] = [];
  const knownMs: number[] = [];
  let state = createCoach({ bodyWeightKg, selection: SELECTION });
  for (const tick of coreRun(run).ticks) {
    const { raised: before, breath: viewBefore } = state.guarding;
    const { state: next, effects } = coachStep(state, { kind: "tick", tick });
    state = next;
    const { raised, breath } = state.guarding;
    if (breath !== viewBefore && breath?.isKnown === true) knownMs.push(tick.tMs);
    if (raised !== undefined && raised !== before) words.push({ cueId: raised.cueId, atMs: tick.tMs });
    for (const effect of effects) {
      if (effect.kind === "holdCounted" && effect.endMs - effect.startMs >= LONG_HOLD_MS) holds.push(effect);
    }
  }
  return { holds, words, knownMs };
}

function spans(truth: readonly TruthLine[], isSo: (tick: Extract<TruthLine, { k: "tick" }>) => boolean): Span[] {
  const found: Span[] = [];
  let startMs = Number.NaN;
  for (const line of truth) {
    if (line.k !== "tick") continue;
    const now = isSo(line);
    if (now && Number.isNaN(startMs)) startMs = line.tMs;
    if (now || Number.isNaN(startMs)) continue;
    found.push({ startMs, endMs: line.tMs });
    startMs = Number.NaN;
  }
  return found;
}
