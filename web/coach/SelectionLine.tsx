// What is rolled, as a sentence: each word of it can be changed.
import { MODES, MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import type { Selection } from "#shared/schema/live.ts";
import { useWords } from "#web/words/useWords.ts";

const MUSCLE_CHOICE = "muscle-choice";

/** Takes the person to where the muscle is chosen, open where the browser allows. */
export function openMuscleChoice(): void {
  const select = document.querySelector<HTMLSelectElement>(`#${MUSCLE_CHOICE}`);
  select?.focus();
  try {
    select?.showPicker();
  } catch {
    // Only a fresh press may open it; the focus is enough.
  }
}

export interface SelectionLineProps {
  selection: Selection;
  onSelect(selection: Selection): void;
}

export function SelectionLine({ selection, onSelect }: SelectionLineProps) {
  const words = useWords();
  return (
    <fieldset className="selection">
      <legend className="for-ears">{words.body.choice.label}</legend>
      <Choice
        id={MUSCLE_CHOICE}
        label={words.body.choice.muscle}
        value={selection.muscle}
        options={MUSCLE_IDS.map((muscle) => ({ value: muscle, text: words.body.muscles[muscle] }))}
        onChoose={(muscle) => onSelect({ ...selection, muscle })}
      />
      <Choice
        label={words.body.choice.side}
        value={selection.side}
        options={SIDES.map((side) => ({ value: side, text: words.body.sides[side] }))}
        onChoose={(side) => onSelect({ ...selection, side })}
      />
      <Choice
        label={words.body.choice.mode}
        value={selection.mode}
        options={MODES.map((mode) => ({ value: mode, text: words.body.modes[mode] }))}
        onChoose={(mode) => onSelect({ ...selection, mode })}
      />
    </fieldset>
  );
}

interface ChoiceProps<V extends string> {
  id?: string;
  label: string;
  value: V;
  options: readonly { readonly value: V; readonly text: string }[];
  onChoose(value: V): void;
}

export function Choice<V extends string>({ id, label, value, options, onChoose }: ChoiceProps<V>) {
  return (
    <span className="choice">
      <select
        id={id}
        aria-label={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </span>
  );
}
