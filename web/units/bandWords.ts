// The bands' edges in words, for sentences about a cue.
import type { Bands } from "#shared/schema/live.ts";
import type { Format } from "#web/units/format.ts";
import type { BandWords } from "#web/words/hubWords.ts";

export function bandWords({ paceMmS, forceN, stopN }: Bands, format: Format): BandWords {
  const speed = (mmS: number) => `${format.speed(mmS)} ${format.speedUnit}`;
  const force = (newtons: number) => `${format.force(newtons)} ${format.forceUnit}`;
  return {
    slowest: speed(paceMmS[0]),
    fastest: speed(paceMmS[1]),
    lightest: force(forceN[0]),
    heaviest: force(forceN[1]),
    stop: force(stopN),
  };
}
