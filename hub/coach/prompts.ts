// R3: questions and advice are no cues. A question keeps its distance: at least a second after the last cue, and the
// cues that can wait stay a second away from it. What cannot wait takes the question off; it comes back later.
import { cueById } from "#shared/domain/cues.ts";
import type { PromptId } from "#shared/domain/prompts.ts";
import { RULES, type RuleId } from "#shared/domain/rules.ts";
import type { CueChange } from "./cueChange.ts";

/** Made once by whoever asks, and kept as long as it is wanted: known again by identity. */
export interface Prompt {
  readonly promptId: PromptId;
  readonly ruleId: RuleId;
  readonly text: string;
  readonly spotId?: string;
  /** Off the screen after this long; absent: while it is wanted. */
  readonly lastsMs?: number;
  /** Rests on no data, and waits for no cue. */
  readonly atOnce?: true;
}

export interface PromptChange {
  readonly kind: "prompt";
  readonly action: "show" | "clear";
  readonly prompt: Prompt;
  readonly atMs: number;
}

export interface PromptState {
  readonly shown: Prompt | undefined;
  readonly shownSinceMs: number;
  /** Had its time and got no answer. */
  readonly spent: Prompt | undefined;
  /** When a cue came or went last. */
  readonly lastCueMs: number;
}

export const NO_PROMPT: PromptState = {
  shown: undefined,
  shownSinceMs: Number.NEGATIVE_INFINITY,
  spent: undefined,
  lastCueMs: Number.NEGATIVE_INFINITY,
};

const { promptAwayFromCueMs } = RULES.R3.numbers;
const NOTHING: readonly PromptChange[] = [];

export interface PromptInput {
  readonly wanted: Prompt | undefined;
  readonly cues: readonly CueChange[];
  readonly shownCue: CueChange["cueId"] | undefined;
  /** The moment bears a question: data comes in, and no evidence for a cue is gathering. */
  readonly mayAsk: boolean;
  readonly nowMs: number;
}

export function stepPrompts(
  state: PromptState,
  { wanted, cues, shownCue, mayAsk, nowMs }: PromptInput,
): { prompts: PromptState; changes: readonly PromptChange[] } {
  if (wanted === undefined && state.shown === undefined && cues.length === 0)
    return { prompts: state, changes: NOTHING };
  const lastCueMs = cues.length > 0 ? nowMs : state.lastCueMs;
  let { shown, shownSinceMs, spent } = state;
  const changes: PromptChange[] = [];
  const leave = (prompt: Prompt): void => {
    changes.push({ kind: "prompt", action: "clear", prompt, atMs: nowMs });
    shown = undefined;
  };
  const interrupted = cues.some(({ action }) => action === "show") && !bearsQuestion(shownCue);

  if (shown !== undefined && shown !== wanted) leave(shown);
  if (shown?.lastsMs !== undefined && nowMs - shownSinceMs >= shown.lastsMs) {
    spent = shown;
    leave(shown);
  }
  if (shown !== undefined && shown.atOnce !== true && interrupted) leave(shown);

  const isDue = wanted !== undefined && wanted !== shown && wanted !== spent;
  const isFar = Math.abs(nowMs - lastCueMs) >= promptAwayFromCueMs && bearsQuestion(shownCue);
  if (isDue && (wanted.atOnce === true || (mayAsk && isFar))) {
    changes.push({ kind: "prompt", action: "show", prompt: wanted, atMs: nowMs });
    shown = wanted;
    shownSinceMs = nowMs;
  }
  return { prompts: { shown, shownSinceMs, spent, lastCueMs }, changes };
}

/** Until when cues that can wait keep away from the question. */
export function quietForPromptUntilMs({ shown, shownSinceMs }: PromptState): number {
  return shown === undefined || shown.atOnce === true ? Number.NEGATIVE_INFINITY : shownSinceMs + promptAwayFromCueMs;
}

/** Holding is when questions are asked; while something has to be put right they are not. */
function bearsQuestion(cueId: CueChange["cueId"] | undefined): boolean {
  if (cueId === undefined) return true;
  const { class: kind } = cueById(cueId);
  return kind === "hold" || kind === "praise";
}
