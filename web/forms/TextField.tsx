// A labelled line or paragraph of text.
import { useId } from "react";

export interface TextFieldProps {
  label: string;
  value: string;
  help?: string;
  /** Takes the help's place, and says that the text cannot stay so. */
  wrong?: string | undefined;
  maxLength?: number;
  /** More than one line. */
  long?: boolean;
  autoComplete?: string;
  inputMode?: "text" | "decimal";
  onChange(value: string): void;
}

export function TextField({
  label,
  value,
  help,
  wrong,
  maxLength,
  long,
  autoComplete,
  inputMode,
  onChange,
}: TextFieldProps) {
  const id = useId();
  const note = wrong ?? help;
  const shared = {
    id,
    value,
    maxLength,
    autoComplete: autoComplete ?? "off",
    inputMode,
    "aria-describedby": note === undefined ? undefined : `${id}-note`,
    "aria-invalid": wrong !== undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {long ? (
        <textarea {...shared} rows={4} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} className="field-text" onChange={(event) => onChange(event.target.value)} />
      )}
      {note !== undefined && (
        <p id={`${id}-note`} className={wrong === undefined ? "field-help" : "field-error"}>
          {note}
        </p>
      )}
    </div>
  );
}
