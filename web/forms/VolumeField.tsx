// 0 to 100 % on a native slider.
import { useId } from "react";

import { useFormat } from "#web/units/useFormat.ts";

export interface VolumeFieldProps {
  label: string;
  percent: number;
  onChange(percent: number): void;
}

export function VolumeField({ label, percent, onChange }: VolumeFieldProps) {
  const id = useId();
  const said = useFormat().share(percent, 100);
  return (
    <div className="volume-row">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={10}
        value={percent}
        aria-valuetext={said}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <output htmlFor={id}>{said}</output>
    </div>
  );
}
