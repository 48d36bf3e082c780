// One of a few that need a sentence each: native radio buttons, each as large as its card.
import { useId } from "react";

export interface CardChoice<V extends string> {
  readonly value: V;
  readonly title: string;
  readonly text?: string;
  readonly disabled?: boolean;
}

export interface ChoiceCardsProps<V extends string> {
  label: string;
  choices: readonly CardChoice<V>[];
  value: V | undefined;
  onChoose(value: V): void;
}

export function ChoiceCards<V extends string>({ label, choices, value, onChoose }: ChoiceCardsProps<V>) {
  const name = useId();
  return (
    <fieldset className="choice-cards">
      <legend>{label}</legend>
      <div>
        {choices.map((choice) => (
          <label key={choice.value} className="choice-card">
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              disabled={choice.disabled}
              aria-describedby={choice.text === undefined ? undefined : `${name}-${choice.value}`}
              aria-label={choice.title}
              onChange={() => onChoose(choice.value)}
            />
            <span>
              <strong>{choice.title}</strong>
              {choice.text !== undefined && <span id={`${name}-${choice.value}`}>{choice.text}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
