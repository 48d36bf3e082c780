// A number with its unit. Accepts a comma for a point; what is wrong is said and never handed on.
import { useId, useState } from "react";

export interface NumberFieldProps {
  label: string;
  unit?: string;
  /** What the field holds at first. */
  initial: string;
  help?: string;
  /** What is typed as a value; NaN when it is none. */
  read(typed: string): number;
  /** Said while it is none. */
  wrong: string;
  /** When the field is left or confirmed with another value than before. */
  onCommit(value: number): void;
  /** Whether what stands there can be used. */
  onWrong?(isWrong: boolean): void;
}

export function NumberField({ label, unit, initial, help, read, wrong, onCommit, onWrong }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(initial);
  const [committed, setCommitted] = useState(initial);
  const isWrong = typed.trim() !== "" && Number.isNaN(read(typed));
  const commit = () => {
    if (isWrong || typed.trim() === "" || typed === committed) return;
    setCommitted(typed);
    onCommit(read(typed));
  };
  const note = isWrong ? wrong : help;
  return (
    <form
      className="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <span className="field-row">
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          aria-invalid={isWrong}
          onChange={(event) => {
            const { value } = event.target;
            setTyped(value);
            onWrong?.(value.trim() !== "" && Number.isNaN(read(value)));
          }}
          onBlur={commit}
        />
        {unit !== undefined && <span>{unit}</span>}
      </span>
      {note !== undefined && (
        <p id={`${id}-note`} className={isWrong ? "field-error" : "field-help"}>
          {note}
        </p>
      )}
    </form>
  );
}
