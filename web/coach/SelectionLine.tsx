// What is rolled, as a sentence: each word of it can be changed.
import { MODES, MUSCLES, SIDES } from "#shared/domain/muscles.ts";
import type { Selection } from "#shared/schema/live.ts";
import { words } from "#web/words/english.ts";

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
  return (
    <fieldset className="selection">
      <legend className="for-ears">{words.selection.label}</legend>
      <Choice
        id={MUSCLE_CHOICE}
        label={words.selection.muscle}
        value={selection.muscle}
        options={MUSCLES.map((muscle) => ({ value: muscle.id, text: muscle.name }))}
        onChoose={(muscle) => onSelect({ ...selection, muscle })}
      />
      <Choice
        label={words.selection.side}
        value={selection.side}
        options={SIDES.map((side) => ({ value: side, text: words.selection.sides[side] }))}
        onChoose={(side) => onSelect({ ...selection, side })}
      />
      <Choice
        label={words.selection.mode}
        value={selection.mode}
        options={MODES.map((mode) => ({ value: mode, text: words.selection.modes[mode] }))}
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
