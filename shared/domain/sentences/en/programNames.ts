// What the programs that come with the hub are called, by id: for recordings that hold no more than the id.
const PROGRAM_NAMES: Readonly<Record<string, string>> = {
  "first-week": "First week",
  "free-roll": "Free roll",
  "hold-and-roll": "Hold and roll",
  maintenance: "Maintenance",
  "post-run-deep": "Post-run deep",
  "pre-run-wake-up": "Pre-run wake-up",
};

/** Undefined: none of those. */
export function programName(id: string): string | undefined {
  return Object.hasOwn(PROGRAM_NAMES, id) ? PROGRAM_NAMES[id] : undefined;
}
