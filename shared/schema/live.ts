// The WebSocket `/live`: what the hub says to the page and what the page may say to the hub.
// All times are ms on the hub clock (for a played-back recording: on the recording's clock).
import * as z from "zod/mini";

import { CUE_IDS } from "#shared/domain/cues.ts";
import { FLAG_NAMES, QUALITY_LEVELS } from "#shared/domain/features.ts";
import { MODES, MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { HOLD_WAITS } from "#shared/domain/programProgress.ts";
import { PROMPT_IDS, STOP_REASONS } from "#shared/domain/prompts.ts";
import { BreathMessage } from "#shared/schema/breathLive.ts";
import { CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import { PROGRAM_ACTIONS } from "#shared/schema/program.ts";
import { ProgramMessage } from "#shared/schema/programLive.ts";
import { RampMessage, Reason } from "#shared/schema/plan.ts";
import { ShownSpot } from "#shared/schema/spots.ts";
import { ToldText } from "#shared/schema/told.ts";

const finite = z.number();
const rollerId = z.string().check(z.minLength(1), z.maxLength(32));

export const LINK_STATES = ["searching", "connecting", "streaming", "silent", "waiting", "closed"] as const;

export const Selection = z.object({
  muscle: z.enum(MUSCLE_IDS),
  side: z.enum(SIDES),
  mode: z.enum(MODES),
});

/** Band edges the page draws; the coach judges by the same numbers. */
export const Bands = z.object({
  paceMmS: z.tuple([finite, finite]),
  paceTargetMmS: finite,
  forceN: z.tuple([finite, finite]),
  easeOffN: finite,
  stopN: finite,
  /** Body weight is the default, not the user's own. */
  assumedWeight: z.boolean(),
  /** The force band was measured on this person; absent or false: from the table. */
  personal: z.optional(z.boolean()),
  /** How the force band came about. */
  reasons: z.optional(z.array(Reason)),
  holdMinimumMs: finite,
  holdTargetMs: finite,
  holdMoveOnMs: finite,
  /** R8: after so much time under load a short rest is due; absent: none is. */
  restAfterMs: z.optional(finite),
});

export const RollerState = z.object({
  id: rollerId,
  name: z.string(),
  uri: z.string(),
  simulated: z.boolean(),
  /** What the roller says about itself; absent until it has said it. */
  board: z.optional(z.string()),
  firmware: z.optional(z.string()),
  diameterMm: z.optional(finite),
  calibration: z.enum(["none", "ok", "old"]),
  calibrationMs: z.optional(finite),
  selection: Selection,
  bands: Bands,
  /** The stop line of the knee guard, mm along the limb, when known. */
  kneeLineMm: z.optional(finite),
  sessionId: z.optional(z.string()),
  /** Whose it is now: the name, and the id under /api/profiles. */
  person: z.optional(z.object({ id: z.string(), name: z.string() })),
  /** Questions of the screening wait for this person; a real roller begins no session and no program until then. */
  screeningDue: z.optional(z.boolean()),
});

export const HelloMessage = z.object({
  type: z.literal("hello"),
  hubVersion: z.string(),
  sentMs: finite,
  rollers: z.array(RollerState),
});

/** A roller appeared or something slow about it changed. */
export const RollerMessage = z.object({ type: z.literal("roller"), roller: RollerState });

/** 50 a second and roller, at most 300 bytes. */
export const TickMessage = z.object({
  type: z.literal("tick"),
  rollerId,
  sampleMs: finite,
  sentMs: finite,
  speedMmS: z.optional(finite),
  forceN: z.optional(finite),
  forceSdN: z.optional(finite),
  contact: z.boolean(),
  positionMm: z.optional(finite),
  hold: z.optional(z.object({ elapsedMs: finite, countedMs: finite })),
  /** Why the hold does not count just now. */
  holdWaits: z.optional(z.enum(HOLD_WAITS)),
  /** The band where the roller is, when it is lower there than the area's: ceilings come down towards the knee. */
  bandN: z.optional(z.tuple([finite, finite])),
  cueId: z.optional(z.enum(CUE_IDS)),
  quality: z.enum(QUALITY_LEVELS),
  /** Why, when quality is not good. */
  flags: z.optional(z.array(z.enum(FLAG_NAMES))),
  ageMs: finite,
});

export const CueMessage = z.object({
  type: z.literal("cue"),
  rollerId,
  cueId: z.enum(CUE_IDS),
  /** show: a new cue; clear: what it asked for has happened. */
  action: z.enum(["show", "clear"]),
  ruleId: z.string(),
  /** One plain sentence: what was seen that led to the cue. */
  why: z.string(),
  sampleMs: finite,
  sentMs: finite,
});

export const EventMessage = z.object({
  type: z.literal("event"),
  rollerId,
  sentMs: finite,
  event: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("stroke"), startMs: finite, endMs: finite, lengthMm: finite }),
    z.object({ kind: z.literal("reversal"), tMs: finite }),
    z.object({ kind: z.literal("holdStart"), startMs: finite }),
    z.object({ kind: z.literal("hold"), startMs: finite, endMs: finite, countedMs: finite }),
    z.object({ kind: z.literal("lift"), startMs: finite, endMs: finite }),
  ]),
});

export const LinkMessage = z.object({
  type: z.literal("link"),
  rollerId,
  state: z.enum(LINK_STATES),
  simulated: z.boolean(),
  sentMs: finite,
  /** Time since the last frame came in. Absent before the first. */
  dataAgeMs: z.optional(finite),
  /** Share of frames lost over the last 10 s, 0…1. */
  lossRatio: finite,
  /** Frames and bytes that could not be decoded, since the start. */
  badFrames: finite,
  imuHz: finite,
  loadHz: finite,
  batteryV: z.optional(finite),
  temperatureC: z.optional(finite),
  detail: z.optional(z.string()),
});

export const SessionMessage = z.object({
  type: z.literal("session"),
  rollerId,
  session: z.object({
    id: z.string(),
    state: z.enum(["running", "stopped"]),
    startedMs: finite,
    stoppedMs: z.optional(finite),
  }),
});

/** A question or advice beside the cues; one at a time. */
export const PromptMessage = z.object({
  type: z.literal("prompt"),
  rollerId,
  promptId: z.enum(PROMPT_IDS),
  action: z.enum(["show", "clear"]),
  ruleId: z.string(),
  text: z.string(),
  /** The tender spot it is about. */
  spotId: z.optional(z.string()),
  sampleMs: finite,
  sentMs: finite,
});

/** The tender spots of the area that is chosen, each time all of them. */
export const SpotsMessage = z.object({
  type: z.literal("spots"),
  rollerId,
  sentMs: finite,
  spots: z.array(ShownSpot),
});

export const SkippedMessage = z.object({ type: z.literal("skipped"), messages: finite, sentMs: finite });

/** Something the user should know; nothing has stopped. */
export const NoticeMessage = z.object({
  type: z.literal("notice"),
  code: z.string(),
  message: z.string(),
  whatToDo: z.string(),
  /** What follows the colon of `message`, for other languages. */
  told: z.optional(ToldText),
  sentMs: finite,
});

/** The answer to a message the hub could not take. */
export const ErrorMessage = z.object({
  type: z.literal("error"),
  code: z.string(),
  message: z.string(),
  whatToDo: z.string(),
  /** What follows the colon of `message`, for other languages. */
  told: z.optional(ToldText),
});

export const ServerMessage = z.discriminatedUnion("type", [
  HelloMessage,
  RollerMessage,
  TickMessage,
  CueMessage,
  EventMessage,
  LinkMessage,
  SessionMessage,
  CalibrationMessage,
  ProgramMessage,
  RampMessage,
  PromptMessage,
  SpotsMessage,
  BreathMessage,
  SkippedMessage,
  NoticeMessage,
  ErrorMessage,
]);

/** What a user does while rolling. */
export const USER_MARKS = ["kneeEnd", "kneeForget", "stop", "resume", "tenderSpot", "discomfort", "knownPain"] as const;

/** A mark and what belongs to it. */
export const UserMarkFields = z.object({
  mark: z.enum(USER_MARKS),
  /** Discomfort 0–10; of `knownPain` 1 yes, 0 no. */
  value: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
  /** What a stop felt like; may follow the stop. */
  reason: z.optional(z.enum(STOP_REASONS)),
});

export const ClientMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("select"), rollerId, selection: Selection }),
  z.extend(UserMarkFields, { type: z.literal("mark"), rollerId }),
  z.object({ type: z.literal("program"), rollerId, action: z.enum(PROGRAM_ACTIONS) }),
  /** Only these rollers from now on; an empty list is all of them. */
  z.object({ type: z.literal("subscribe"), rollerIds: z.array(rollerId).check(z.maxLength(64)) }),
]);

export type LinkState = (typeof LINK_STATES)[number];
export type Selection = z.infer<typeof Selection>;
export type Bands = z.infer<typeof Bands>;
export type RollerState = z.infer<typeof RollerState>;
export type HelloMessage = z.infer<typeof HelloMessage>;
export type TickMessage = z.infer<typeof TickMessage>;
export type CueMessage = z.infer<typeof CueMessage>;
export type EventMessage = z.infer<typeof EventMessage>;
export type LinkMessage = z.infer<typeof LinkMessage>;
export type PromptMessage = z.infer<typeof PromptMessage>;
export type SpotsMessage = z.infer<typeof SpotsMessage>;
export type SessionMessage = z.infer<typeof SessionMessage>;
export type ErrorMessage = z.infer<typeof ErrorMessage>;
export type ServerMessage = z.infer<typeof ServerMessage>;
export type ClientMessage = z.infer<typeof ClientMessage>;
export type UserMarkFields = z.infer<typeof UserMarkFields>;
export type UserMark = (typeof USER_MARKS)[number];
