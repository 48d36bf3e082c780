// The coach takes its question off after a while; how much it hurts stays open as long as an answer would still be about
// the spot: while one holds it, until a number was told, another question comes, or the step is over.
import { useState } from "react";

import type { Stage } from "#web/coach/stage.ts";
import type { ShownPrompt } from "#web/live/liveView.ts";

export interface OpenQuestion {
  readonly prompt: ShownPrompt | undefined;
  readonly stage: Stage;
  /** Numbers told so far. */
  readonly told: number;
  /** The step of the program, if one is under way. */
  readonly step: number | undefined;
}

export function useOpenQuestion({ prompt, stage, told, step }: OpenQuestion): ShownPrompt | undefined {
  const [kept, setKept] = useState<Pick<OpenQuestion, "prompt" | "told" | "step">>();
  if (prompt !== undefined && prompt !== kept?.prompt) setKept({ prompt, told, step });
  if (prompt !== undefined || kept === undefined) return prompt;
  const isOpen =
    kept.prompt?.promptId === "discomfort" && stage === "holding" && kept.told === told && kept.step === step;
  if (!isOpen) setKept(undefined);
  return isOpen ? kept.prompt : undefined;
}
