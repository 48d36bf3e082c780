// Where the pressure is in its band, as a pitch: a low fifth below it, unison in it, rising above it up to the stop value.
export type ToneSide = "below" | "inside" | "above";

export interface Pitch {
  readonly side: ToneSide;
  /** Against the unison. */
  readonly ratio: number;
}

const FIFTH_BELOW = 2 / 3;
/** Above the band the tone begins a whole tone up, so that leaving it is heard at once, and ends an octave up. */
const FIRST_SEMITONES = 2;
const LAST_SEMITONES = 12;

export interface PressureSample {
  /** NaN: not known. */
  readonly forceN: number;
  /** NaN: not known. */
  readonly forceSdN: number;
}

/**
 * @param before the side it was on: who is in the band leaves it only when the force is a standard deviation outside, so
 * that the pitch does not flutter at the edge
 * @returns undefined when the force is not known
 */
export function pitchOf(
  { forceN, forceSdN }: PressureSample,
  { forceN: [low, high], stopN }: { readonly forceN: readonly [number, number]; readonly stopN: number },
  before: ToneSide | undefined,
): Pitch | undefined {
  if (Number.isNaN(forceN)) return undefined;
  const margin = before === "inside" && forceSdN > 0 ? forceSdN : 0;
  if (forceN < low - margin) return { side: "below", ratio: FIFTH_BELOW };
  if (forceN <= high + margin && forceN < stopN) return { side: "inside", ratio: 1 };
  const share = Math.min(1, Math.max(0, (forceN - high) / Math.max(stopN - high, Number.EPSILON)));
  return { side: "above", ratio: 2 ** ((FIRST_SEMITONES + share * (LAST_SEMITONES - FIRST_SEMITONES)) / 12) };
}
