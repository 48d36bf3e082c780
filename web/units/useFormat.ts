// The formatter of the person and language of the moment; one for all components.
import { usePerson } from "#web/people/PersonContext.tsx";
import { createFormat } from "#web/units/format.ts";
import type { Format, FormatOptions } from "#web/units/format.ts";
import { localeOf } from "#web/words/languages.ts";
import { useLanguage, useWords } from "#web/words/useWords.ts";
import type { Bands } from "#shared/schema/live.ts";
import type { BandWords } from "#web/words/hubWords.ts";

export function useFormat(): Format {
  const { units } = usePerson();
  const language = useLanguage();
  const { units: words } = useWords();
  return formatFor({ locale: localeOf(language, navigator.languages), units, words });
}

let latest: { key: string; words: FormatOptions["words"]; format: Format } | undefined;

/** The last one is kept: a browser takes milliseconds to make the formatters in it, and dozens of components ask. */
function formatFor(options: FormatOptions): Format {
  const { locale, units, words } = options;
  const key = `${locale} ${units.pace} ${units.mass} ${units.force}`;
  if (latest?.key !== key || latest.words !== words) latest = { key, words, format: createFormat(options) };
  return latest.format;
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
