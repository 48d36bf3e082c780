import { useId } from "react";

export interface RadioRowProps<V extends string> {
  label: string;
  value: V;
  options: Readonly<Record<V, string>>;
  onChoose(value: V): void;
}

/** One of a few, on native radio buttons. */
export function RadioRow<V extends string>({ label, value, options, onChoose }: RadioRowProps<V>) {
  const name = useId();
  const values = keysOf(options);
  return (
    <fieldset className="radio-row">
      <legend>{label}</legend>
      <div>
        {values.map((option) => (
          <label key={option}>
            <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
            <span>{options[option]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function keysOf<V extends string>(record: Readonly<Record<V, string>>): V[] {
  const keys: V[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
