// How much was deleted because it was older than chosen, and how much of a session a crash left.
export const keeping = {
  "kept.sessions": "{count} whole {count?session:sessions}.",
  "kept.recovered": "{seconds} s of it are kept.",
  "kept.samples": "The raw samples of {count} {count?session:sessions}.",
} as const;
