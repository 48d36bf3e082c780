// What the programs that come with the hub are called in German, by id; a person's own keep the name they were given.
export const PROGRAM_NAMES = {
  "first-week": "Erste Woche",
  "free-roll": "Freies Rollen",
  "hold-and-roll": "Halten und rollen",
  maintenance: "Erhalten",
  "post-run-deep": "Tief nach dem Lauf",
  "pre-run-wake-up": "Wach vor dem Lauf",
} as const;

/** Undefined: none of those. */
export function programName(id: string): string | undefined {
  return Object.entries(PROGRAM_NAMES).find(([known]) => known === id)?.[1];
}
