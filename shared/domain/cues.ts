// The cue catalogue: every word, sound and shape a person gets while rolling, with the rule behind it.
import type { RuleId } from "#shared/domain/rules.ts";

/** Higher wins (stop > safety > hold > pressure > pace > praise). */
export const CUE_PRIORITY = { stop: 6, safety: 5, hold: 4, pressure: 3, pace: 2, praise: 1 } as const;
export type CueClass = keyof typeof CUE_PRIORITY;

/** Drawn beside the word, so colour is never the only sign. */
export type CueShape =
  | "chevrons-back"
  | "chevrons-forward"
  | "arrows-away"
  | "arrows-towards"
  | "circle"
  | "ring"
  | "turn-back"
  | "square"
  | "dashes";

export type Earcon = "hold-minimum" | "hold-target" | "move-on" | "stop" | "attention" | "right";

export interface Cue {
  readonly id: string;
  readonly class: CueClass;
  /** ≤ 3 words for the screen. */
  readonly text: string;
  /** ≤ 4 words for the ear. */
  readonly spoken: string;
  readonly shape: CueShape;
  readonly earcon: Earcon;
  readonly ruleId: RuleId;
}

export const CUES = [
  {
    id: "stop-pressure",
    class: "stop",
    text: "Stop",
    spoken: "Stop. Lift off.",
    shape: "square",
    earcon: "stop",
    ruleId: "R11",
  },
  {
    id: "stop-knee",
    class: "stop",
    text: "Stop at knee",
    spoken: "Stop. Off the knee.",
    shape: "square",
    earcon: "stop",
    ruleId: "R16",
  },
  {
    id: "stop-user",
    class: "stop",
    text: "Stopped",
    spoken: "Stopped. Rest here.",
    shape: "square",
    earcon: "stop",
    ruleId: "R27",
  },
  {
    id: "stop-closed",
    class: "stop",
    text: "Area closed",
    spoken: "Stop. Area closed.",
    shape: "square",
    earcon: "stop",
    ruleId: "R25",
  },
  {
    id: "turn-back",
    class: "safety",
    text: "Turn back",
    spoken: "Turn back now.",
    shape: "turn-back",
    earcon: "attention",
    ruleId: "R16",
  },
  {
    id: "keep-moving",
    class: "safety",
    text: "Keep moving",
    spoken: "Light, keep moving.",
    shape: "chevrons-forward",
    earcon: "attention",
    ruleId: "R16",
  },
  {
    id: "back-off",
    class: "safety",
    text: "Back off",
    spoken: "Too much. Back off.",
    shape: "arrows-away",
    earcon: "attention",
    ruleId: "R8",
  },
  {
    id: "no-data",
    class: "safety",
    text: "No data",
    spoken: "I lost the roller.",
    shape: "dashes",
    earcon: "attention",
    ruleId: "R30",
  },
  {
    id: "hold-minimum",
    class: "hold",
    text: "Hold on",
    spoken: "Good. Keep holding.",
    shape: "ring",
    earcon: "hold-minimum",
    ruleId: "R4",
  },
  {
    id: "hold-target",
    class: "hold",
    text: "Move on",
    spoken: "Enough. Move on.",
    shape: "ring",
    earcon: "hold-target",
    ruleId: "R4",
  },
  {
    id: "hold-move-on",
    class: "hold",
    text: "Move on now",
    spoken: "Time to move on.",
    shape: "ring",
    earcon: "move-on",
    ruleId: "R5",
  },
  {
    id: "breathe",
    class: "hold",
    text: "Breathe",
    spoken: "Breathe out slowly.",
    shape: "circle",
    earcon: "attention",
    ruleId: "R12",
  },
  {
    id: "ease-off",
    class: "hold",
    text: "Ease off",
    spoken: "Ease off. Roll on.",
    shape: "arrows-away",
    earcon: "attention",
    ruleId: "R7",
  },
  {
    id: "lift-off",
    class: "hold",
    text: "Lift off",
    spoken: "Lift off. Short rest.",
    shape: "arrows-away",
    earcon: "attention",
    ruleId: "R8",
  },
  {
    id: "no-holds",
    class: "hold",
    text: "Keep rolling",
    spoken: "Keep rolling.",
    shape: "chevrons-forward",
    earcon: "attention",
    ruleId: "R2",
  },
  {
    id: "lighter",
    class: "pressure",
    text: "Lighter",
    spoken: "A little lighter.",
    shape: "arrows-away",
    earcon: "attention",
    ruleId: "R11",
  },
  {
    id: "heavier",
    class: "pressure",
    text: "Lean in",
    spoken: "A little more.",
    shape: "arrows-towards",
    earcon: "attention",
    ruleId: "R11",
  },
  {
    id: "slower",
    class: "pace",
    text: "Slow down",
    spoken: "Slower.",
    shape: "chevrons-back",
    earcon: "attention",
    ruleId: "R1",
  },
  {
    id: "faster",
    class: "pace",
    text: "A bit faster",
    spoken: "A little faster.",
    shape: "chevrons-forward",
    earcon: "attention",
    ruleId: "R1",
  },
  {
    id: "right",
    class: "praise",
    text: "Just right",
    spoken: "Just right.",
    shape: "circle",
    earcon: "right",
    ruleId: "R3",
  },
] as const satisfies readonly Cue[];

export type CueId = (typeof CUES)[number]["id"];
export const CUE_IDS: readonly CueId[] = CUES.map((cue) => cue.id);

export function cueById(id: CueId): Cue {
  const cue = CUES.find((candidate) => candidate.id === id);
  if (!cue) throw new Error(`no cue ${id}`);
  return cue;
}
