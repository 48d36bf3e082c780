// Words of one part of the page. English comes with the code that uses it; another language is fetched when it is chosen.
import type { Language } from "#web/words/languages.ts";

export interface Area<W> {
  readonly name: string;
  /** Undefined: not fetched yet. */
  of(language: Language): W | undefined;
  /** Never rejects: where the words cannot be fetched, English stands in until the next try. */
  load(language: Language): Promise<W>;
}

export interface AreaOptions<W> {
  name: string;
  en: W;
  others: Readonly<Record<Exclude<Language, "en">, () => Promise<W>>>;
}

export function createArea<W>({ name, en, others }: AreaOptions<W>): Area<W> {
  const here = new Map<Language, W>([["en", en]]);
  const coming = new Map<Language, Promise<W>>();

  async function fetchWords(language: Exclude<Language, "en">): Promise<W> {
    try {
      const words = await others[language]();
      here.set(language, words);
      return words;
    } catch {
      // The hub is away: a page in English is better than none.
      coming.delete(language);
      return en;
    }
  }
  return {
    name,
    of: (language) => here.get(language),
    load(language) {
      const known = coming.get(language);
      if (known) return known;
      const promise = language === "en" ? Promise.resolve(en) : fetchWords(language);
      coming.set(language, promise);
      return promise;
    },
  };
}
