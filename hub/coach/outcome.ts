// From the rules' new states to what leaves the coach: the cues the arbiter lets through, effects, and the view.
import { arbitrate } from "./cueArbiter.ts";
import { closedIn } from "./program/attach.ts";
import { isWithoutSensor } from "./program/runner.ts";
import { leftOutOf, viewProgram, type LeftOut } from "./program/view.ts";
import { quietForPromptUntilMs, stepPrompts } from "./prompts.ts";
import type { Wanting } from "./raised.ts";
import { isAllOpen, isClosed, isResting } from "./safety.ts";
import type { CoachEffect, CoachResult, CoachState, CoachView } from "./state.ts";

const NOTHING: readonly [] = [];

export function unchanged(state: CoachState): CoachResult {
  return { state, cues: NOTHING, effects: NOTHING };
}

/** `otherwise`: why a cue goes when its rule gives no reason of its own. */
export function conclude(
  before: CoachState,
  after: CoachState,
  { atMs, otherwise }: { atMs: number; otherwise: string },
): CoachResult {
  if (after === before) return unchanged(before);
  const rules = rulesOf(after);
  const { arbiter, cues } = arbitrate(after.arbiter, {
    rules,
    nowMs: atMs,
    otherwise,
    dataMissing: after.freshness.missing,
    quietUntilMs: quietForPromptUntilMs(after.prompts),
  });
  const { safety, spots, pace, freshness } = after;
  const { prompts, changes } = stepPrompts(after.prompts, {
    wanted: safety.advice ?? (isResting(safety) ? undefined : (spots.ask ?? spots.after[0] ?? spots.back.ask)),
    cues,
    shownCue: arbiter.shown?.cueId,
    mayAsk: !freshness.missing && pace.fastMs === 0 && pace.scrubMs === 0,
    nowMs: atMs,
  });
  const state: CoachState = { ...after, arbiter, prompts, view: viewOf(before, after, arbiter.shown?.cueId, atMs) };
  const effects = effectsOf(before, after, atMs);
  return { state, cues, effects: changes.length === 0 ? effects : [...effects, ...changes] };
}

/** In a closed area (R27) the user's stop stands above all of them but a newer stop. */
function rulesOf(state: CoachState): readonly Wanting[] {
  const { safety, freshness, kneeGuard, pressureStop, pressure, hold, interval, pace, praise, spots, guarding } = state;
  const rules = [safety, pressureStop, kneeGuard, spots.discomfort, guarding, interval, hold, pressure, pace, praise];
  // R18: with another tool in hand nobody misses the roller, and what it feels meanwhile is no one's pace or pressure. What
  // says stop still does.
  return isWithoutSensor(state.program) ? [safety, pressureStop, spots.discomfort] : [...rules, freshness];
}

function effectsOf(before: CoachState, after: CoachState, atMs: number): readonly CoachEffect[] {
  const ended = after.hold.ended === before.hold.ended ? undefined : after.hold.ended;
  const { line } = after.kneeGuard.line;
  const newLine = line === before.kneeGuard.line.line ? undefined : line;
  const { safety } = after;
  const isOther = safety.closed !== before.safety.closed;
  const closed = isOther ? safety.closed.filter((area) => !before.safety.closed.includes(area)) : NOTHING;
  const news = after.program === before.program ? NOTHING : (after.program?.news ?? NOTHING);
  const { referral } = after.safety;
  const referred = referral === before.safety.referral ? undefined : referral;
  const { records } = after.spots;
  const isQuiet = ended === undefined && newLine === undefined && closed.length === 0 && referred === undefined;
  if (isQuiet && records === before.spots.records && news.length === 0) return NOTHING;

  const effects: CoachEffect[] = closed.map((area) => ({ kind: "areaClosed", ...area, atMs }));
  if (newLine !== undefined) effects.push({ kind: "kneeLine", lineMm: newLine.lineMm, how: newLine.how, atMs });
  if (ended !== undefined) effects.push({ kind: "holdCounted", ...ended });
  if (referred !== undefined) effects.push({ kind: "referral", ...referred });
  for (const { spot } of records) {
    if (!before.spots.records.some((record) => record.spot === spot)) effects.push({ kind: "spot", spot, atMs });
  }
  effects.push(...news);
  return effects;
}

const NONE_LEFT_OUT: LeftOut = [];

/** The same as before while neither the program nor what is closed has changed: it is asked for with every tick. */
function leftOutNow(before: CoachState, { program, safety }: CoachState): LeftOut {
  if (program === undefined || isAllOpen(safety)) return NONE_LEFT_OUT;
  const shown = before.view.program;
  const isSame =
    before.program?.program === program.program &&
    before.safety.closed === safety.closed &&
    before.safety.blocked === safety.blocked;
  if (shown !== undefined && isSame) return shown.leftOut ?? NONE_LEFT_OUT;
  return leftOutOf(program.program, closedIn({ safety }));
}

function shownHold({ hold, holdWaits, freshness }: CoachState, atMs: number): NonNullable<CoachView["hold"]> {
  const waits = freshness.stale ? "noData" : holdWaits;
  const { startMs, countedMs } = hold;
  return { elapsedMs: Math.max(0, atMs - startMs), countedMs, ...(waits === undefined ? undefined : { waits }) };
}

function viewOf(before: CoachState, state: CoachState, cueId: CoachView["cueId"], atMs: number): CoachView {
  const { freshness, hold, pace, pressure } = state;
  const { line } = state.kneeGuard.line;
  const { mode } = state.settings.selection;
  return {
    inPace: !freshness.stale && pace.inBand,
    inForce: !freshness.stale && pressure.inBand,
    areaClosed: isClosed(state.safety, state.settings.selection),
    ...(cueId === undefined ? undefined : { cueId }),
    ...(hold.phase === "none" || mode === "pre-run" || isResting(state.safety)
      ? undefined
      : { hold: shownHold(state, atMs) }),
    ...(pressure.lowered === undefined ? undefined : { lowered: pressure.lowered }),
    ...(line === undefined ? undefined : { kneeLineMm: line.lineMm }),
    ...(state.program === undefined ? undefined : { program: viewProgram(state.program, leftOutNow(before, state)) }),
  };
}
