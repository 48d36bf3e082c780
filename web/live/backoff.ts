// Waiting times between attempts to reach the hub: quick at first, never slower than every three seconds.

const FIRST_MS = 250;
const LONGEST_MS = 3000;

/** @param attempt 0 for the first retry. @param random 0…1, spreads pages that lost the hub together. */
export function retryDelayMs(attempt: number, random: number): number {
  const full = Math.min(FIRST_MS * 2 ** Math.min(attempt, 10), LONGEST_MS);
  return full * (0.75 + 0.25 * random);
}
