// How much was deleted because it was older than chosen.
export const keeping = {
  "kept.sessions": "{count} whole {count?session:sessions}.",
  "kept.samples": "The raw samples of {count} {count?session:sessions}.",
} as const;
