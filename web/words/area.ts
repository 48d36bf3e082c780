// Words of one part of the page. English comes with the code that uses it; another language is fetched when it is chosen.
import type { Language } from "#web/words/languages.ts";

export interface Area<W> {
  readonly name: string;
  /** Undefined: not fetched yet. */
  of(language: Language): W | undefined;
  /** The same promise each time, never rejected: where the words cannot be fetched, English stands in. */
  load(language: Language): Promise<W>;
  /** Fetches again what could not be fetched before. */
  reload(language: Language): Promise<W>;
}

export interface AreaOptions<W> {
  name: string;
  en: W;
  others: Readonly<Record<Exclude<Language, "en">, () => Promise<W>>>;
}

export function createArea<W>({ name, en, others }: AreaOptions<W>): Area<W> {
  const here = new Map<Language, W>([["en", en]]);
  const coming = new Map<Language, Promise<W>>([["en", settled(en)]]);

  async function fetchWords(language: Exclude<Language, "en">): Promise<W> {
    try {
      const words = await others[language]();
      here.set(language, words);
      return words;
    } catch {
      // The hub is away: a page in English is better than none.
      return en;
    }
  }
  function load(language: Language): Promise<W> {
    const known = coming.get(language);
    if (known || language === "en") return known ?? settled(en);
    const promise = fetchWords(language);
    coming.set(language, promise);
    return promise;
  }
  return {
    name,
    of: (language) => here.get(language),
    load,
    async reload(language) {
      const words = await load(language);
      if (here.has(language)) return words;
      coming.delete(language);
      return load(language);
    },
  };
}

/** A promise that React need not wait for: it looks at these two fields before it suspends. */
function settled<W>(value: W): Promise<W> {
  return Object.assign(Promise.resolve(value), { status: "fulfilled", value });
}
