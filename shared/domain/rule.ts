// What every row of the rule table holds.

export interface Rule {
  readonly title: string;
  readonly says: string;
  readonly numbers: Readonly<Record<string, number | readonly number[]>>;
  /** Names of the numbers that are our own choice. */
  readonly ours: readonly string[] | "all";
  readonly source: string;
  /** live: the coach acts on it; planned: written down, not acted on yet. */
  readonly status: "live" | "planned";
}
