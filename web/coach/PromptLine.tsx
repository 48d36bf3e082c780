// What the coach asks beside its cue, with one button for each answer; and after a stop, what it felt like.
import { Link } from "wouter";

import { STOP_REASONS } from "#shared/domain/prompts.ts";
import { isLive } from "#web/coach/stage.ts";
import type { Stage } from "#web/coach/stage.ts";
import { shortcutOf, useKeyNames } from "#web/keys/chosenKeys.ts";
import type { KeyName } from "#web/keys/keyChoice.ts";
import type { Mark } from "#web/keys/keyTable.ts";
import type { ShownPrompt } from "#web/live/liveView.ts";
import type { Catalogue } from "#web/words/catalogue.ts";
import { promptText } from "#web/words/hubTexts.ts";
import { useWords } from "#web/words/useWords.ts";

export interface PromptLineProps {
  stage: Stage;
  prompt: ShownPrompt | undefined;
  onAnswer(mark: Mark): void;
}

interface Answer {
  readonly label: string;
  /** A digit. */
  readonly key?: string;
  readonly named?: KeyName;
  readonly mark: Mark;
}

const NUMBERS: readonly Answer[] = Array.from({ length: 11 }, (_, value) => ({
  label: String(value),
  ...(value === 10 ? { named: "ten" } : { key: String(value) }),
  mark: { mark: "discomfort", value },
}));
const yesNo = ({ actions }: Catalogue): readonly Answer[] => [
  { label: actions.prompt.yes, named: "yes", mark: { mark: "knownPain", value: 1 } },
  { label: actions.prompt.no, named: "next", mark: { mark: "knownPain", value: 0 } },
];
const reasons = ({ actions }: Catalogue): readonly Answer[] =>
  STOP_REASONS.map((reason) => ({
    label: actions.prompt.reasons[reason],
    mark: { mark: "stop", reason },
  }));

export function PromptLine({ stage, prompt, onAnswer }: PromptLineProps) {
  const words = useWords();
  const nameOf = useKeyNames();
  const shown = promptOf(words, stage, prompt);
  if (!shown) return undefined;
  return (
    <section className="prompt" data-testid="prompt" aria-label={words.actions.prompt.label}>
      <p className="prompt-text" role="status">
        {shown.text}
      </p>
      {shown.answers.length > 0 && (
        <div className={shown.answers === NUMBERS ? "prompt-answers prompt-scale" : "prompt-answers"}>
          {shown.answers.map(({ label, key, named, mark }) => (
            <button
              type="button"
              className="button prompt-answer"
              key={label}
              aria-keyshortcuts={named ? shortcutOf(nameOf(named), words.actions.keys.space) : key}
              onClick={() => onAnswer(mark)}
            >
              {label}
            </button>
          ))}
          {stage === "stopped" && (
            <Link href="/screening" className="button prompt-answer">
              {words.actions.prompt.mistake}
            </Link>
          )}
          {shown.answers === NUMBERS && (
            <>
              <span className="prompt-end prompt-end-none">{words.actions.prompt.scale.none}</span>
              <span className="prompt-end prompt-end-most">{words.actions.prompt.scale.most}</span>
            </>
          )}
        </div>
      )}
    </section>
  );
}

function promptOf(
  words: Catalogue,
  stage: Stage,
  prompt: ShownPrompt | undefined,
): { text: string; answers: readonly Answer[] } | undefined {
  if (stage === "stopped" && prompt?.promptId !== "advice")
    return { text: words.actions.prompt.whatWasIt, answers: reasons(words) };
  if (!prompt || !isLive(stage)) return undefined;
  const text = promptText(words, prompt);
  switch (prompt.promptId) {
    case "discomfort":
    case "discomfortAfter":
    case "spotHere":
      return { text, answers: NUMBERS };
    case "knownPain":
      return { text, answers: yesNo(words) };
    case "spotAhead":
    case "advice":
      return { text, answers: [] };
  }
}
