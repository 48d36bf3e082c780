// The number a step asks for, typed in the person's unit and sent in the hub's.
import { useState } from "react";

import { MM_PER_INCH } from "#shared/domain/units.ts";
import type { GuideNeed } from "#shared/schema/calibrationGuide.ts";
import { useFormat } from "#web/units/useFormat.ts";
import { useWords } from "#web/words/useWords.ts";

export interface TypedNumber {
  readonly typed: string;
  type(text: string): void;
  readonly unit: string;
  /** A number of the hub's, as it would be typed. */
  show(value: number): string;
  /** kg or mm; NaN while it is none, or not one the hub takes. */
  readonly value: number;
  readonly least: string;
  readonly most: string;
}

/** What the hub takes. */
const RANGE = { kg: [0.1, 500], mm: [200, 20_000] } as const;

/** Another step (`at`) begins empty. */
export function useNumber(need: GuideNeed | undefined, at: string): TypedNumber {
  const format = useFormat();
  const { units } = useWords();
  const [kept, setKept] = useState({ at, typed: "" });
  const typed = kept.at === at ? kept.typed : "";
  const isLength = need === "distanceMm";
  const mmPerUnit = format.units.pace === "in" ? MM_PER_INCH : 1;
  const plain = typed.trim() === "" ? Number.NaN : Number(typed.replace(",", "."));
  const read = isLength ? plain * mmPerUnit : format.massKg(typed);
  const [least, most] = isLength ? RANGE.mm : RANGE.kg;
  const show = (value: number) => (isLength ? format.number(value / mmPerUnit) : format.massField(value));
  return {
    typed,
    type: (text) => setKept({ at, typed: text }),
    unit: isLength ? (format.units.pace === "in" ? units.inch : units.mm) : format.massUnit,
    show,
    value: read >= least && read <= most ? read : Number.NaN,
    least: show(least),
    most: show(most),
  };
}
