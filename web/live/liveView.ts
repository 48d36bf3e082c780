// The slow side of the live feed: immutable, new only when something a person reads has changed.
import type { CueId } from "#shared/domain/cues.ts";
import type { BreathMessage } from "#shared/schema/breathLive.ts";
import type { CalibrationMessage } from "#shared/schema/calibrationGuide.ts";
import type { RampMessage } from "#shared/schema/plan.ts";
import type { ProgramView } from "#shared/schema/programLive.ts";
import type { LinkMessage, PromptMessage, RollerState, SessionMessage } from "#shared/schema/live.ts";
import type { ShownSpot } from "#shared/schema/spots.ts";
import type { Problem } from "#web/api/client.ts";
import type { EndedSession } from "#web/live/ended.ts";
import type { Connection } from "#web/live/socket.ts";

export interface ShownCue {
  readonly cueId: CueId;
  /** One plain sentence from the coach; absent when the page joined after the cue began. */
  readonly why?: string;
  readonly ruleId?: string;
}

export type ShownPrompt = Pick<PromptMessage, "promptId" | "ruleId" | "text" | "spotId">;

export interface RollerView {
  readonly id: string;
  readonly state: RollerState;
  readonly link?: LinkMessage;
  readonly cue?: ShownCue;
  readonly session?: SessionMessage["session"];
  /** The newest session is over, and nothing has begun since. */
  readonly ended?: EndedSession | undefined;
  readonly program?: ProgramView;
  /** What the coach asks or tells beside the cue. */
  readonly prompt?: ShownPrompt;
  readonly spots?: readonly ShownSpot[];
  /** Experimental: absent while nothing is known of it. */
  readonly breathsPerMin?: number;
  /** The guided calibration that runs or ran last. */
  readonly calibration?: CalibrationMessage;
  /** The measurement of a force band that runs or ran last. */
  readonly ramp?: RampMessage;
}

export type Notice = Problem;

export interface LiveView {
  readonly connection: Connection;
  /** Whether the hub has introduced itself on this connection or an earlier one. */
  readonly greeted: boolean;
  readonly rollers: readonly RollerView[];
  readonly notice?: Notice;
  /** Messages of the hub that this page could not read, since it was opened. */
  readonly badMessages: number;
}

const SURER_THAN_NOT = 0.5;

export const EMPTY_VIEW: LiveView = { connection: "connecting", greeted: false, rollers: [], badMessages: 0 };

/** The view with one roller changed; the same object when nothing did. */
export function withRoller(view: LiveView, id: string, change: (roller: RollerView) => RollerView): LiveView {
  let changed = false;
  const rollers = view.rollers.map((roller) => {
    if (roller.id !== id) return roller;
    const next = change(roller);
    changed ||= next !== roller;
    return next;
  });
  return changed ? { ...view, rollers } : view;
}

/** Shows a cue, or none; the same object when it is already so. */
export function withCue(roller: RollerView, cue: ShownCue | undefined): RollerView {
  if (roller.cue?.cueId === cue?.cueId && (roller.cue?.why !== undefined || cue?.why === undefined)) return roller;
  const { cue: _before, ...rest } = roller;
  return cue ? { ...rest, cue } : rest;
}

/** Shows a question or advice, or none. */
export function withPrompt(roller: RollerView, prompt: ShownPrompt | undefined): RollerView {
  const { prompt: _before, ...rest } = roller;
  return prompt ? { ...rest, prompt } : rest;
}

/** The breath of a hold, as far as the hub is surer than not that it is breath; whole numbers, so that it seldom renders. */
export function withBreath(roller: RollerView, { known, sure = 0, breathsPerMin }: BreathMessage): RollerView {
  const shown = known && sure >= SURER_THAN_NOT && breathsPerMin !== undefined ? Math.round(breathsPerMin) : undefined;
  if (shown === roller.breathsPerMin) return roller;
  const { breathsPerMin: _before, ...rest } = roller;
  return shown === undefined ? rest : { ...rest, breathsPerMin: shown };
}
