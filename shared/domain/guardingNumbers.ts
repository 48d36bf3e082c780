// Numbers of R12, all our own choice; they stand in the rules' table (rules.ts).
export const GUARDING_NUMBERS = {
  blockMs: 1000,
  lookedAtBlocks: 8,
  comparedWithBlocks: 10,
  breathsLookedAt: 2,
  breathSeenFromPct: 5,
  breathFallsToPct: 53,
  tremorBlocks: 2,
  tremorGrowsToPct: 180,
  tremorFromN: 1,
  rockingUpToMmS: 4.5,
  confidentFromPct: 50,
  guardingShownForMs: 6000,
} as const;
