// When a hold is one that counts. Time in it counts as R6 says: in contact, on the spot and in the pressure band.

/** With less of such time it was a touch, or the pressure was another. */
export const HOLD_COUNTS_FROM_MS = 1000;

export function doesCount({ countedMs }: { readonly countedMs: number }): boolean {
  return countedMs >= HOLD_COUNTS_FROM_MS;
}
