// R12 against the truth: simulated holds through the signal core and the coach.
import { coachStep, createCoach } from "#hub/coach/coach.ts";
import { coreRun } from "#scripts/accuracy/coreRun.ts";
import { simulatedRun } from "#scripts/accuracy/simulatedRun.ts";
import type { TruthLine } from "#sim/simulatedRoller.ts";

/** Shorter holds are left out: there is nothing to compare with yet. */
const LONG_HOLD_MS = 25_000;
/** A breath held for less is none that has to be noticed. */
const HELD_MS = 8000;
/** The word may come this long after it is over: the look reaches back. */
const LATE_MS = 3000;
const SETTINGS = { bodyWeightKg: 70, selection: { muscle: "quadriceps", side: "left", mode: "deep" } } as const;

export interface GuardingCount {
  readonly holds: number;
  readonly held: { readonly all: number; readonly found: number };
  readonly shaken: { readonly all: number; readonly found: number };
  /** Holds in which the body was at ease all the time. */
  readonly calm: number;
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
  readonly first: number;
  readonly seeds: number;
  readonly seconds: number;
}

export function examineGuarding({ scenario, first, seeds, seconds }: GuardingExam): GuardingCount {
  const total = { holds: 0, heldAll: 0, heldFound: 0, shakenAll: 0, shakenFound: 0, calm: 0, breath: 0, shaking: 0 };
  for (let seed = first; seed < first + seeds; seed += 1) {
    const run = simulatedRun({ scenario, seed, seconds });
    const { holds, words } = rolled(run);
    const held = spans(run.truth, ({ breathes = 1 }) => breathes < 0.05).filter(
      ({ startMs, endMs }) => endMs - startMs >= HELD_MS,
    );
    const shaken = spans(run.truth, ({ shakes = 1 }) => shakes > 1.95);
    const isIn = (span: Span, { startMs, endMs }: Span) => span.startMs >= startMs && span.endMs <= endMs;
    const said = (cueId: string, { startMs, endMs }: Span) =>
      words.some((word) => word.cueId === cueId && word.atMs >= startMs && word.atMs <= endMs);
    for (const hold of holds) {
      total.holds += 1;
      const spellsOf = (all: readonly Span[]) => all.filter((span) => isIn(span, hold));
      for (const span of spellsOf(held)) {
        total.heldAll += 1;
        if (said("breathe", { ...span, endMs: span.endMs + LATE_MS })) total.heldFound += 1;
      }
      for (const span of spellsOf(shaken)) {
        total.shakenAll += 1;
        if (said("ease-off", { ...span, endMs: span.endMs + LATE_MS })) total.shakenFound += 1;
      }
      if (spellsOf([...held, ...shaken]).length > 0) continue;
      total.calm += 1;
      if (said("breathe", hold)) total.breath += 1;
      if (said("ease-off", hold)) total.shaking += 1;
    }
  }
  return {
    holds: total.holds,
    held: { all: total.heldAll, found: total.heldFound },
    shaken: { all: total.shakenAll, found: total.shakenFound },
    calm: total.calm,
    falseBreath: total.breath,
    falseShaking: total.shaking,
  };
}

function rolled(run: ReturnType<typeof simulatedRun>): { holds: readonly Span[]; words: readonly Word[] } {
  const holds: Span[] = [];
  const words: Word[] = [];
  let state = createCoach(SETTINGS);
  for (const tick of coreRun(run).ticks) {
    const before = state.guarding.raised;
    const { state: next, effects } = coachStep(state, { kind: "tick", tick });
    state = next;
    const { raised } = state.guarding;
    if (raised !== undefined && raised !== before) words.push({ cueId: raised.cueId, atMs: tick.tMs });
    for (const effect of effects) {
      if (effect.kind === "holdCounted" && effect.endMs - effect.startMs >= LONG_HOLD_MS) holds.push(effect);
    }
  }
  return { holds, words };
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
