// The formatter of the person and language of the moment; made once for each.
import { useMemo } from "react";

import { usePerson } from "#web/people/PersonContext.tsx";
import { createFormat } from "#web/units/format.ts";
import type { Format } from "#web/units/format.ts";
import { localeOf } from "#web/words/languages.ts";
import { useLanguage, useWords } from "#web/words/useWords.ts";
import type { Bands } from "#shared/schema/live.ts";
import type { BandWords } from "#web/words/hubWords.ts";

export function useFormat(): Format {
  const { units } = usePerson();
  const language = useLanguage();
  const { units: words } = useWords();
  const { pace, mass, force } = units;
  return useMemo(
    () => createFormat({ locale: localeOf(language, navigator.languages), units: { pace, mass, force }, words }),
    [language, words, pace, mass, force],
  );
}

/** The bands' edges in words, for sentences about a cue. */
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
