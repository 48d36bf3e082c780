// The formatter of the person and language of the moment; made once for each.
import { useMemo } from "react";

import { usePerson } from "#web/people/PersonContext.tsx";
import { createFormat } from "#web/units/format.ts";
import type { Format } from "#web/units/format.ts";
import { localeOf } from "#web/words/languages.ts";
import { useLanguage, useWords } from "#web/words/useWords.ts";

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
