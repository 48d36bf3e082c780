// What the coach found beside its cues, carried on: into the session's journal, and to whoever watches.
import type { ProgramNews } from "#hub/coach/program/state.ts";
import type { CoachEffect } from "#hub/coach/state.ts";
import type { Recorder } from "#hub/session/recorder.ts";
import type { PromptMessage } from "#shared/schema/live.ts";

/** A line of the journal for an effect; undefined: others tell of it. */
export function effectLine(effect: Exclude<CoachEffect, ProgramNews>): Parameters<Recorder["note"]>[0] | undefined {
  switch (effect.kind) {
    case "spot":
      return { k: "spot", tMs: effect.atMs, ...effect.spot };
    case "areaClosed":
      return { k: "closed", tMs: effect.atMs, muscle: effect.muscle, side: effect.side };
    case "referral": {
      const { kind, atMs, ...about } = effect;
      return { k: kind, tMs: atMs, ...about };
    }
    case "prompt": {
      const { promptId, ruleId, text, spotId } = effect.prompt;
      const { action, atMs: tMs } = effect;
      return { k: "prompt", tMs, action, promptId, ruleId, text, ...(spotId === undefined ? {} : { spotId }) };
    }
    case "kneeLine":
    case "holdCounted":
      return undefined;
  }
}

export function promptMessage(
  { action, prompt, atMs }: Extract<CoachEffect, { kind: "prompt" }>,
  about: { readonly rollerId: string; readonly sentMs: number },
): PromptMessage {
  const { promptId, ruleId, text, spotId } = prompt;
  const { rollerId, sentMs } = about;
  return {
    type: "prompt",
    rollerId,
    promptId,
    action,
    ruleId,
    text,
    ...(spotId === undefined ? {} : { spotId }),
    sampleMs: atMs,
    sentMs,
  };
}

/** What a program tells; the journal keeps it as such. */
export function isProgramNews(effect: CoachEffect): effect is ProgramNews {
  switch (effect.kind) {
    case "programStarted":
    case "programEnded":
    case "stepStarted":
    case "stepEnded":
    case "announcement":
      return true;
    default:
      return false;
  }
}
