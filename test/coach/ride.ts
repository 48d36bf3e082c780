// A person on the roller in virtual time: ticks as the signal core would give them, fed to the coach.
import { coachStep, createCoach } from "#hub/coach/coach.ts";
import type { CueChange } from "#hub/coach/cueChange.ts";
import type { CoachEffect, CoachInput, CoachResult, CoachSettings, CoachState, UserEvent } from "#hub/coach/state.ts";
import type { ProgramEvent } from "#hub/coach/program/state.ts";
import type { CueId } from "#shared/domain/cues.ts";
import { FLAG, TICK_MS, type SignalEvent, type Tick } from "#shared/domain/features.ts";

/** The core announces a hold when it has lasted this long. */
const CONFIRM_MS = 3000;

/** What the force tells of breath and shaking. */
export type Body = Pick<Tick, "breathN" | "breathHz" | "tremorN">;

export interface Ride {
  readonly cues: CueChange[];
  readonly effects: CoachEffect[];
  readonly nowMs: number;
  readonly state: CoachState;
  /** One way at a steady speed. */
  roll(options: { seconds: number; speedMmS: number; forceN?: number }): void;
  /** To and fro with smooth turns, starting upwards from here; whole strokes. */
  strokes(options: {
    count: number;
    lengthMm: number;
    paceMmS: number;
    forceN?: number;
    swayMm?: readonly number[];
  }): void;
  /** On one spot. `rockMm` peak to peak at 0.5 Hz. */
  hold(options: {
    seconds: number;
    forceN?: number | ((sinceMs: number) => number);
    rockMm?: number;
    body?: Body;
  }): void;
  lift(options: { seconds: number }): void;
  /** Ticks of unknown quality; `lost`: nothing came in. */
  unknown(options: { seconds: number; lost?: boolean }): void;
  /** Nothing comes in; the hub says so ten times a second. */
  silent(options: { seconds: number }): void;
  /** `atMs`: now, when absent. */
  user(event: UserEvent, atMs?: number): void;
  program(event: ProgramEvent): void;
  event(event: SignalEvent): void;
  feed(values: Partial<Tick>): readonly CueChange[];
  shown(cueId: CueId): CueChange[];
  cleared(cueId: CueId): CueChange[];
}

export const IN_BAND_N = 190;
export const SETTINGS: CoachSettings = {
  bodyWeightKg: 70,
  selection: { muscle: "quadriceps", side: "left", mode: "deep" },
};

export function startRide(
  settings: CoachSettings = SETTINGS,
  startMs = 100_000,
  see?: (input: CoachInput, result: CoachResult) => void,
): Ride {
  let state = createCoach(settings);
  let nowMs = startMs;
  let positionMm = 0;
  let stillMs = 0;
  let fedMs = startMs;
  const cues: CueChange[] = [];
  const effects: CoachEffect[] = [];

  const step = (input: CoachInput): readonly CueChange[] => {
    const result = coachStep(state, input);
    state = result.state;
    see?.(input, result);
    cues.push(...result.cues);
    effects.push(...result.effects);
    return result.cues;
  };
  const feed = (values: Partial<Tick>): readonly CueChange[] => {
    nowMs += TICK_MS;
    fedMs = nowMs;
    const tick: Tick = {
      tMs: nowMs,
      publishedMs: nowMs + 40,
      speedMmS: values.paceMmS ?? 0,
      paceMmS: 0,
      forceN: IN_BAND_N,
      forceSdN: 3,
      contact: true,
      positionMm,
      holdMs: 0,
      flags: 0,
      quality: "good",
      tremorN: Number.NaN,
      breathN: Number.NaN,
      breathHz: Number.NaN,
      ageMs: 20,
      ...values,
    };
    return step({ kind: "tick", tick });
  };
  const moving = (paceMmS: number, forceN: number): void => {
    stillMs = 0;
    positionMm += (paceMmS * TICK_MS) / 1000;
    feed({ paceMmS, forceN, positionMm });
  };

  return {
    cues,
    effects,
    get nowMs() {
      return nowMs;
    },
    get state() {
      return state;
    },
    roll({ seconds, speedMmS, forceN = IN_BAND_N }) {
      for (let n = Math.round((seconds * 1000) / TICK_MS); n > 0; n -= 1) moving(speedMmS, forceN);
    },
    strokes({ count, lengthMm, paceMmS, forceN = IN_BAND_N, swayMm = [0] }) {
      for (let stroke = 0; stroke < count; stroke += 1) {
        const towards = stroke % 2 === 0 ? lengthMm : (swayMm[(stroke >> 1) % swayMm.length] ?? 0);
        glide(moving, { fromMm: positionMm, toMm: towards, paceMmS, forceN });
      }
    },
    hold({ seconds, forceN = IN_BAND_N, rockMm = 0, body }) {
      const centreMm = positionMm;
      for (let ms = 0; ms < seconds * 1000; ms += TICK_MS) {
        stillMs += TICK_MS;
        const phase = (ms / 1000) * Math.PI;
        const force = typeof forceN === "number" ? forceN : forceN(ms);
        positionMm = centreMm + (rockMm / 2) * Math.sin(phase);
        const paceMmS = (rockMm / 2) * Math.PI * Math.cos(phase);
        feed({ paceMmS, forceN: force, positionMm, holdMs: stillMs >= CONFIRM_MS ? stillMs : 0, ...body });
      }
    },
    lift({ seconds }) {
      stillMs = 0;
      for (let ms = 0; ms < seconds * 1000; ms += TICK_MS) feed({ contact: false, forceN: 2, positionMm: Number.NaN });
      positionMm = 0;
    },
    unknown({ seconds, lost = true }) {
      stillMs = 0;
      const flags = lost ? FLAG.gap : FLAG.inHands;
      const nothing = { paceMmS: Number.NaN, forceN: Number.NaN, positionMm: Number.NaN, contact: false };
      for (let ms = 0; ms < seconds * 1000; ms += TICK_MS) feed({ ...nothing, quality: "unknown", flags });
    },
    silent({ seconds }) {
      stillMs = 0;
      const sinceMs = nowMs;
      for (let ms = 100; ms <= seconds * 1000; ms += 100) {
        nowMs = sinceMs + ms;
        step({ kind: "noData", tMs: nowMs, ageMs: nowMs - fedMs });
      }
    },
    user(event, atMs = nowMs) {
      step({ kind: "user", event, tMs: atMs });
    },
    program(event) {
      step({ kind: "program", event, tMs: nowMs });
    },
    event(event) {
      step({ kind: "event", event });
    },
    feed,
    shown: (cueId) => cues.filter((cue) => cue.action === "show" && cue.cueId === cueId),
    cleared: (cueId) => cues.filter((cue) => cue.action === "clear" && cue.cueId === cueId),
  };
}

/** One stroke that speeds up and slows down at 100 mm/s². */
function glide(
  moving: (paceMmS: number, forceN: number) => void,
  { fromMm, toMm, paceMmS, forceN }: { fromMm: number; toMm: number; paceMmS: number; forceN: number },
): void {
  const way = Math.sign(toMm - fromMm);
  let leftMm = Math.abs(toMm - fromMm);
  let speedMmS = 0;
  while (leftMm > 0.3) {
    const brakeMmS = Math.sqrt(2 * 100 * leftMm);
    speedMmS = Math.max(1, Math.min(paceMmS, speedMmS + 1, brakeMmS));
    leftMm -= (speedMmS * TICK_MS) / 1000;
    moving(speedMmS * way, forceN);
  }
}
