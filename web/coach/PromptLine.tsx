// What the coach asks beside its cue, with one button for each answer; and after a stop, what it felt like.
import { STOP_REASONS } from "#shared/domain/prompts.ts";
import { isLive } from "#web/coach/stage.ts";
import type { Stage } from "#web/coach/stage.ts";
import type { Mark } from "#web/keys/keyTable.ts";
import type { ShownPrompt } from "#web/live/liveView.ts";
import { words } from "#web/words/english.ts";

export interface PromptLineProps {
  stage: Stage;
  prompt: ShownPrompt | undefined;
  onAnswer(mark: Mark): void;
}

interface Answer {
  readonly label: string;
  readonly key?: string;
  readonly mark: Mark;
}

const NUMBERS: readonly Answer[] = Array.from({ length: 11 }, (_, value) => ({
  label: String(value),
  key: value === 10 ? "X" : String(value),
  mark: { mark: "discomfort", value },
}));
const YES_NO: readonly Answer[] = [
  { label: words.prompt.yes, key: "Y", mark: { mark: "knownPain", value: 1 } },
  { label: words.prompt.no, key: "N", mark: { mark: "knownPain", value: 0 } },
];
const REASONS: readonly Answer[] = STOP_REASONS.map((reason) => ({
  label: words.prompt.reasons[reason],
  mark: { mark: "stop", reason },
}));

export function PromptLine({ stage, prompt, onAnswer }: PromptLineProps) {
  const shown = promptOf(stage, prompt);
  if (!shown) return undefined;
  return (
    <section className="prompt" data-testid="prompt" aria-label={words.prompt.label}>
      <p className="prompt-text" role="status">
        {shown.text}
      </p>
      {shown.answers.length > 0 && (
        <div className="prompt-answers">
          {shown.answers.map(({ label, key, mark }) => (
            <button
              type="button"
              className="button prompt-answer"
              key={label}
              aria-keyshortcuts={key}
              onClick={() => onAnswer(mark)}
            >
              {label}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

function promptOf(
  stage: Stage,
  prompt: ShownPrompt | undefined,
): { text: string; answers: readonly Answer[] } | undefined {
  if (stage === "stopped" && prompt?.promptId !== "advice") return { text: words.prompt.whatWasIt, answers: REASONS };
  if (!prompt || !isLive(stage)) return undefined;
  switch (prompt.promptId) {
    case "discomfort":
    case "discomfortAfter":
    case "spotHere":
      return { text: prompt.text, answers: NUMBERS };
    case "knownPain":
      return { text: prompt.text, answers: YES_NO };
    case "spotAhead":
    case "advice":
      return { text: prompt.text, answers: [] };
  }
}
