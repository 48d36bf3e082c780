// Messages as the hub would send them, for scenes of the live page: the same scene gives the same messages.
import type { CueId } from "#shared/domain/cues.ts";
import type { FlagName } from "#shared/domain/features.ts";
import type { HoldWait } from "#shared/domain/programProgress.ts";
import type { LinkMessage, RollerState, ServerMessage, TickMessage } from "#shared/schema/live.ts";

export const ROLLER: RollerState = {
  id: "sim-1",
  name: "Simulated roller",
  uri: "sim:post-run",
  simulated: true,
  board: "puck.js",
  firmware: "0.1.0",
  diameterMm: 140,
  calibration: "ok",
  selection: { muscle: "quadriceps", side: "left", mode: "deep" },
  bands: {
    paceMmS: [15.24, 38.1],
    paceTargetMmS: 25.4,
    forceN: [137, 240],
    easeOffN: 275,
    stopN: 378,
    assumedWeight: true,
    holdMinimumMs: 30_000,
    holdTargetMs: 45_000,
    holdMoveOnMs: 90_000,
  },
};

export interface Scene {
  readonly roller?: Partial<RollerState>;
  /** Share of 1 for a right pace. */
  readonly paceFactor?: number;
  readonly forceN?: number | undefined;
  readonly contact?: boolean;
  readonly cue?: { readonly cueId: CueId; readonly ruleId: string; readonly why: string };
  /** A hold that began this long before the scene. */
  readonly holdMs?: number;
  /** Nothing of it counts, and why. */
  readonly waits?: HoldWait;
  /** The band towards the knee. */
  readonly bandN?: [number, number];
  readonly lossRatio?: number;
  /** Why values are less certain. */
  readonly flags?: readonly FlagName[];
  readonly running?: boolean;
}

const STROKE_MM = 240;

export function hello(rollers: readonly RollerState[]): ServerMessage {
  return { type: "hello", hubVersion: "0.1.0", sentMs: 0, rollers: [...rollers] };
}

export function link(change: Partial<LinkMessage> = {}): LinkMessage {
  return {
    type: "link",
    rollerId: ROLLER.id,
    state: "streaming",
    simulated: true,
    sentMs: 0,
    dataAgeMs: 12,
    lossRatio: 0,
    badFrames: 0,
    imuHz: 104,
    loadHz: 80,
    batteryV: 2.9,
    ...change,
  };
}

/** What comes before the ticks. */
export function opening(scene: Scene): ServerMessage[] {
  const messages: ServerMessage[] = [
    hello([{ ...ROLLER, ...scene.roller }]),
    link({ lossRatio: scene.lossRatio ?? 0, simulated: scene.roller?.simulated ?? true }),
  ];
  if (scene.cue) {
    messages.push({ type: "cue", rollerId: ROLLER.id, action: "show", sampleMs: 0, sentMs: 0, ...scene.cue });
  }
  if (scene.running) {
    const session = { id: "2026-11-21-1", state: "running" as const, startedMs: Date.now() - 252_000 };
    messages.push({ type: "session", rollerId: ROLLER.id, session });
  }
  return messages;
}

/** The tick at `tMs`; strokes run up and down 240 mm, a little under the force asked for and over it. */
export function tickAt(tMs: number, scene: Scene): TickMessage {
  const holding = scene.holdMs !== undefined;
  const speed = 25.4 * (scene.paceFactor ?? 1);
  const phase = ((tMs / 1000) * speed) % (2 * STROKE_MM);
  const up = phase < STROKE_MM;
  const contact = scene.contact ?? true;
  const forceN = "forceN" in scene ? scene.forceN : 188 + 14 * Math.sin(tMs / 700);
  const elapsedMs = (scene.holdMs ?? 0) + tMs;
  return {
    type: "tick",
    rollerId: ROLLER.id,
    sampleMs: tMs,
    sentMs: tMs + 12,
    speedMmS: holding ? 0.4 : (up ? 1 : -1) * speed * (1 + 0.06 * Math.sin(tMs / 400)),
    ...(forceN === undefined ? {} : { forceN: contact ? forceN : 2, forceSdN: 6 }),
    contact,
    positionMm: holding ? 150 : up ? phase : 2 * STROKE_MM - phase,
    ...(holding ? { hold: holdAt(elapsedMs, scene) } : {}),
    ...(scene.waits ? { holdWaits: scene.waits } : {}),
    ...(scene.bandN ? { bandN: scene.bandN } : {}),
    ...(scene.cue ? { cueId: scene.cue.cueId } : {}),
    quality: scene.flags ? "reduced" : "good",
    ...(scene.flags ? { flags: [...scene.flags] } : {}),
    ageMs: 12,
  };
}

function holdAt(elapsedMs: number, { holdMs = 0, waits }: Scene): NonNullable<TickMessage["hold"]> {
  return { elapsedMs, countedMs: waits ? holdMs : elapsedMs * 0.92 };
}

export const SCENES = {
  right: {},
  praise: { cue: { cueId: "right", ruleId: "R1", why: "Pace and pressure have been right for eight seconds." } },
  tooFast: {
    paceFactor: 2.5,
    cue: { cueId: "slower", ruleId: "R1", why: "You roll at 2.5 in/s; up to 1.5 is right." },
  },
  tooSlow: {
    paceFactor: 0.4,
    cue: { cueId: "faster", ruleId: "R1", why: "You roll at 0.4 in/s; from 0.6 on is right." },
  },
  tooHeavy: {
    forceN: 296,
    cue: { cueId: "lighter", ruleId: "R11", why: "You press with 296 N; up to 240 is right." },
  },
  tooLight: { forceN: 90, cue: { cueId: "heavier", ruleId: "R11", why: "You press with 90 N; from 137 on is right." } },
  hold: { holdMs: 22_000, running: true },
  holdMinimum: {
    holdMs: 34_000,
    cue: { cueId: "hold-minimum", ruleId: "R4", why: "30 s that count: the spot has had its minimum." },
  },
  holdOver: {
    holdMs: 91_000,
    cue: { cueId: "hold-move-on", ruleId: "R5", why: "90 s on one spot. More is not better; come back later." },
  },
  stop: {
    forceN: 392,
    running: true,
    cue: { cueId: "stop-pressure", ruleId: "R11", why: "You press with 392 N; never go over 378." },
  },
  stopped: { cue: { cueId: "stop-user", ruleId: "R27", why: "You stopped it yourself." } },
  knee: {
    roller: { kneeLineMm: -10 },
    cue: { cueId: "turn-back", ruleId: "R16", why: "You are 2 cm from the line at the knee." },
  },
  idle: { contact: false, lossRatio: 0.034 },
  uncalibrated: { forceN: undefined, roller: { calibration: "none" } },
} as const satisfies Record<string, Scene>;
export type SceneName = keyof typeof SCENES;
