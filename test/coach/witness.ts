// Watches a coach from outside, by what goes in and what comes out, and says what it must never do.
import type { CoachInput, CoachResult } from "#hub/coach/state.ts";
import { cueById, type CueId } from "#shared/domain/cues.ts";
import { TICK_MS, type Tick } from "#shared/domain/features.ts";

const QUIET_MS = 4000;
const AWAY_MS = 1000;
/** Five seconds of evidence, and what the smoothing lags behind. */
const UNSAID_MS = 8000;
const WAITS_FOR_QUESTIONS = (cueId: CueId): boolean =>
  !["stop", "safety"].includes(cueById(cueId).class) && cueId !== "slower";
const WAITS_FOR_NOTHING = new Set([
  "stop-pressure",
  "stop-knee",
  "stop-user",
  "stop-closed",
  "turn-back",
  "keep-moving",
]);
/** May stay without data; may be said without data. */
const NEEDS_NO_DATA = new Set(["stop-pressure", "stop-knee", "stop-user", "stop-closed", "no-data"]);
const NEEDS_NO_DATA_ANEW = new Set(["stop-user", "stop-closed", "no-data"]);

export interface Witness {
  see(input: CoachInput, result: CoachResult): void;
}

/** Throws a plain Error with what was wrong. `minutes` are counted by the caller. */
export function createWitness(): Witness {
  let shown: CueId | undefined;
  let lastShowMs = Number.NEGATIVE_INFINITY;
  let lastFreshMs = Number.NaN;
  let overStopMs = 0;
  let fastRunMs = 0;
  let saidSlower = false;
  let wasLight = false;
  let fastLatelyMs = 0;
  let unsaidMs = 0;
  let inBandMs = 0;
  let countedMs = 0;

  let questionMs = Number.NEGATIVE_INFINITY;
  let lastCueMs = Number.NEGATIVE_INFINITY;
  let question: string | undefined;

  const fail = (what: string, at: number): never => {
    throw new Error(`${what} at ${at}`);
  };

  function seeCues(result: CoachResult, nowMs: number): void {
    for (const { action, cueId, why, sampleMs } of result.cues) {
      if (sampleMs !== nowMs) fail(`${cueId} carries another time`, nowMs);
      if (!/^[A-Z].*\.$/.test(why) || /NaN|undefined|Infinity|!/.test(why)) fail(`${cueId} says "${why}"`, nowMs);
      if (action === "clear") {
        if (shown !== cueId) fail(`${cueId} cleared but ${shown} was shown`, nowMs);
        shown = undefined;
        continue;
      }
      if (shown !== undefined) fail(`${cueId} shown over ${shown}`, nowMs);
      if (!WAITS_FOR_NOTHING.has(cueId) && nowMs - lastShowMs < QUIET_MS) fail(`${cueId} broke the quiet`, nowMs);
      shown = cueId;
      lastShowMs = nowMs;
    }
    if (result.state.view.cueId !== shown) fail(`view shows ${result.state.view.cueId}, not ${shown}`, nowMs);
  }

  /** One question at a time, a second away from every cue that can wait. */
  function seeQuestions(result: CoachResult, nowMs: number): void {
    for (const { action, cueId } of result.cues) {
      if (action === "show" && WAITS_FOR_QUESTIONS(cueId) && nowMs - questionMs < AWAY_MS && question !== undefined)
        fail(`${cueId} within a second of a question`, nowMs);
      lastCueMs = nowMs;
    }
    for (const effect of result.effects) {
      if (effect.kind !== "prompt") continue;
      const { promptId } = effect.prompt;
      if (effect.action === "clear") {
        if (question !== promptId) fail(`${promptId} taken back but ${question} was asked`, nowMs);
        question = undefined;
        continue;
      }
      if (question !== undefined) fail(`${promptId} asked over ${question}`, nowMs);
      if (promptId !== "advice" && nowMs - lastCueMs < AWAY_MS) fail(`${promptId} within a second of a cue`, nowMs);
      question = promptId;
      questionMs = nowMs;
    }
  }

  function seeTime(result: CoachResult, tick: Readonly<Tick> | undefined, nowMs: number): void {
    const { forceN } = result.state.bands;
    const counts =
      tick?.quality === "good" && tick.contact && tick.forceN >= forceN[0] * 0.949 && tick.forceN <= forceN[1] * 1.051;
    inBandMs = counts ? inBandMs + TICK_MS : inBandMs;
    const now = result.state.view.hold?.countedMs ?? 0;
    if (now > countedMs) {
      if (!counts) fail("time counted out of contact, of the band or of data", nowMs);
      if (now - countedMs > inBandMs + 0.001) fail("more time counted than passed in the band", nowMs);
      inBandMs = 0;
    }
    countedMs = now;
  }

  function seeFresh(result: CoachResult, tick: Readonly<Tick>): void {
    const { bands, view } = result.state;
    const { tMs } = tick;
    lastFreshMs = tMs;
    const isStop = shown !== undefined && cueById(result.state.view.cueId ?? "right").class === "stop";
    overStopMs = tick.contact && tick.forceN >= bands.stopN ? overStopMs + TICK_MS : 0;
    if (overStopMs >= 40 && !isStop) fail("a stop was dropped or delayed", tMs);
    const { line, armed } = result.state.kneeGuard;
    const crossed = line.line !== undefined && (line.line.lineMm - tick.positionMm) * line.line.way < 0;
    if (armed && crossed && tick.contact && !isStop) fail("the knee line was crossed in silence", tMs);
    if (!tick.contact && shown !== undefined && shown !== "stop-user" && shown !== "stop-closed")
      fail(`${shown} without contact`, tMs);

    // Far enough from the knee its ceilings are the band's.
    const [lowN, highN] = bands.forceN;
    const isPlain = result.state.kneeGuard.line.line === undefined && tick.contact && !view.areaClosed;
    const isOff = tick.forceN < lowN * 0.949 || tick.forceN > highN * 1.051;
    const isFree = shown === undefined && tMs - lastShowMs >= QUIET_MS && tMs - questionMs >= AWAY_MS;
    // Too light and too heavy each have their own time before they are told.
    const isSameSide = tick.forceN < lowN === wasLight;
    wasLight = tick.forceN < lowN;
    unsaidMs = isPlain && isOff && isFree && isSameSide ? unsaidMs + TICK_MS : 0;
    if (unsaidMs > UNSAID_MS) fail("pressure that does not count, in silence", tMs);

    const pace = Math.abs(tick.paceMmS);
    const tooFast = tick.contact && pace > bands.paceMmS[1] * 1.15;
    fastRunMs = tooFast ? fastRunMs + TICK_MS : 0;
    fastLatelyMs = tooFast ? Math.min(2000, fastLatelyMs + TICK_MS) : Math.max(0, fastLatelyMs - TICK_MS / 4);
    const slower = result.cues.some((cue) => cue.action === "show" && cue.cueId === "slower");
    if (slower && fastLatelyMs < 100 && lastShowMs === tMs && pace <= bands.paceMmS[1])
      fail("slower without reason", tMs);
    if (slower) saidSlower = true;
    if (fastLatelyMs === 0) saidSlower = false;
    const kind = shown === undefined ? undefined : cueById(shown).class;
    const mayBeHeard =
      shown === undefined ||
      (shown !== "slower" && !saidSlower && (kind === "hold" || kind === "pressure" || kind === "pace"));
    const mustSpeak = fastRunMs > 420 && mayBeHeard && tMs - lastShowMs >= QUIET_MS && !view.areaClosed;
    if (mustSpeak) fail("too fast and silent", tMs);
  }

  return {
    see(input, result) {
      if (input.kind === "event") return;
      const nowMs = input.kind === "tick" ? input.tick.tMs : input.tMs;
      seeCues(result, nowMs);
      seeQuestions(result, nowMs);
      const tick = input.kind === "tick" ? input.tick : undefined;
      seeTime(result, tick, nowMs);
      if (tick?.quality === "good") return seeFresh(result, tick);
      if (input.kind === "user") {
        fastRunMs = 0;
        overStopMs = 0;
        unsaidMs = 0;
        return;
      }
      fastRunMs = 0;
      overStopMs = 0;
      unsaidMs = 0;
      const verdict = shown !== undefined && !NEEDS_NO_DATA.has(shown);
      if (verdict && nowMs - lastFreshMs >= 300 + TICK_MS) fail(`${shown} stays without data`, nowMs);
      const news = result.cues.find((cue) => cue.action === "show" && !NEEDS_NO_DATA_ANEW.has(cue.cueId));
      if (news !== undefined) fail(`${news.cueId} shown without data`, nowMs);
    },
  };
}
