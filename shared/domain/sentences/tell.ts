// A sentence travels as its id and its values; each language makes its own words of them.
//
// In a sentence `{forceN}` is a value, `{litres.1}` one with so many digits, `{days?day:days}` the form that goes with a count.
// A value that is the id of a sentence stands for that sentence, filled with the same values.

export type ToldValue = number | string | string[];

export interface Told {
  id: string;
  values?: Record<string, ToldValue> | undefined;
}

export type Sentences = Readonly<Record<string, string>>;

export interface Tongue {
  /** All of them, one after the other; undefined: one has an id or lacks a value that this language does not know. */
  tell(told: readonly Told[], own?: OwnWords): string | undefined;
}

/** What somebody wrote, by what it is in this language: names and notes of the programs that come with the hub. */
export type OwnWords = ReadonlyMap<string, string>;

const PLACE = /\{(\w+)(?:\.(\d))?(?:\?([^:}]*):([^}]*))?\}/g;

export function createTongue(sentences: Sentences, locale: string): Tongue {
  const formats = new Map<string, Intl.NumberFormat>();
  const plurals = new Intl.PluralRules(locale);

  function formatOf(digits: string | undefined): Intl.NumberFormat {
    const known = formats.get(digits ?? "");
    if (known !== undefined) return known;
    const exact = digits === undefined ? { maximumFractionDigits: 2 } : fixed(Number(digits));
    const made = new Intl.NumberFormat(locale, { useGrouping: false, ...exact });
    formats.set(digits ?? "", made);
    return made;
  }

  function sentence({ id, values = {} }: Told, own: OwnWords): string | undefined {
    const text = Object.hasOwn(sentences, id) ? sentences[id] : undefined;
    let known = true;
    const word = (value: string, name: string): string => {
      if (!Object.hasOwn(sentences, value)) return own.get(value) ?? value;
      // Without the value that led here: a sentence that names itself would never end.
      const { [name]: _, ...others } = values;
      return sentence({ id: value, values: others }, own) ?? value;
    };
    const filled = text?.replaceAll(PLACE, (_, name: string, digits?: string, one?: string, other?: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) known = false;
      if (one !== undefined) return (plurals.select(Number(value)) === "one" ? one : other) ?? "";
      if (typeof value === "number") return formatOf(digits).format(value);
      return typeof value === "string" ? word(value, name) : listed((value ?? []).map((item) => word(item, name)));
    });
    return known ? filled : undefined;
  }

  return {
    tell(told, own = new Map()) {
      const said = told.map((one) => sentence(one, own));
      return said.includes(undefined) ? undefined : said.join(" ");
    },
  };
}

/** What has a comma of its own is set apart by more than a comma. */
function listed(items: readonly string[]): string {
  return items.join(items.some((item) => item.includes(",")) ? "; " : ", ");
}

function fixed(digits: number) {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

/** What stands in a sentence by name. */
export function placesIn(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(PLACE)].map(([, name = ""]) => name))];
}
