// One of several, on the browser's own list.
import { useId } from "react";

export interface SelectFieldProps<V extends string> {
  label: string;
  value: V;
  options: readonly { readonly value: V; readonly text: string }[];
  onChoose(value: V): void;
}

export function SelectField<V extends string>({ label, value, options, onChoose }: SelectFieldProps<V>) {
  const id = useId();
  return (
    <div className="field select-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
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
    </div>
  );
}
