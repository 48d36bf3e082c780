// 0 to 10 on a native slider, with its number large. Unanswered until it is touched: no answer is made up.
import { useId } from "react";

export interface ScaleFieldProps {
  label: string;
  /** Undefined: not answered yet. */
  value: number | undefined;
  /** What 0 and 10 mean. */
  ends: readonly [none: string, most: string];
  onChange(value: number): void;
}

export function ScaleField({ label, value, ends, onChange }: ScaleFieldProps) {
  const id = useId();
  return (
    <div className="field scale-field" data-answered={value !== undefined}>
      <label htmlFor={id}>{label}</label>
      <span className="field-row">
        <input
          id={id}
          type="range"
          min={0}
          max={10}
          step={1}
          value={value ?? 0}
          aria-valuetext={value === undefined ? "–" : String(value)}
          aria-describedby={`${id}-ends`}
          onChange={(event) => onChange(event.target.valueAsNumber)}
          onClick={(event) => onChange(event.currentTarget.valueAsNumber)}
        />
        <output htmlFor={id}>{value ?? "–"}</output>
      </span>
      <p id={`${id}-ends`} className="scale-ends field-help">
        <span>0: {ends[0]}</span>
        <span>10: {ends[1]}</span>
      </p>
    </div>
  );
}
