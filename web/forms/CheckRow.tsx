export interface CheckRowProps {
  label: string;
  checked: boolean;
  onCheck(checked: boolean): void;
}

/** Yes or no, on a native checkbox. */
export function CheckRow({ label, checked, onCheck }: CheckRowProps) {
  return (
    <label className="tick-row">
      <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.target.checked)} />
      {label}
    </label>
  );
}
