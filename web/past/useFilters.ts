// What the pages of the past are narrowed down to. It stands in the address: going back brings it back.
import { useSearchParams } from "wouter";

import { MUSCLE_IDS, SIDES } from "#shared/domain/muscles.ts";
import { TRAINING_PHASES } from "#shared/domain/training.ts";

export const FILTERS = ["person", "muscle", "side", "phase", "range", "view", "month", "day"] as const;
export type FilterName = (typeof FILTERS)[number];

export interface Filters {
  readonly person: string | undefined;
  readonly muscle: (typeof MUSCLE_IDS)[number] | undefined;
  readonly side: (typeof SIDES)[number] | undefined;
  readonly phase: (typeof TRAINING_PHASES)[number] | undefined;
  /** As it stands in the address. */
  text(name: FilterName): string | undefined;
  set(changes: Partial<Record<FilterName, string | undefined>>): void;
}

export function useFilters(): Filters {
  const [search, setSearch] = useSearchParams();
  const text = (name: FilterName) => search.get(name) ?? undefined;
  return {
    person: text("person"),
    muscle: MUSCLE_IDS.find((id) => id === text("muscle")),
    side: SIDES.find((side) => side === text("side")),
    phase: TRAINING_PHASES.find((phase) => phase === text("phase")),
    text,
    set(changes) {
      const next = new URLSearchParams(search);
      for (const name of FILTERS) {
        if (!(name in changes)) continue;
        const value = changes[name];
        if (value === undefined || value === "") next.delete(name);
        else next.set(name, value);
      }
      setSearch(next, { replace: true });
    },
  };
}
