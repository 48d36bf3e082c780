// Every language says everything, by the same keys, and nothing is left in English by mistake.
import { expect, test } from "vitest";

import { CUE_IDS } from "#shared/domain/cues.ts";
import { AREAS } from "#web/words/areas/all.ts";
import { LANGUAGES, languageOf } from "#web/words/languages.ts";
import type { Language } from "#web/words/languages.ts";

/** Said alike in both languages. */
const ALIKE = new Set([
  "core.shell.product",
  "core.shell.titleEnd",
  "core.shell.pages.live",
  "core.link.live",
  "core.link.panel.degrees",
  "core.link.panel.volts",
  "core.programs.pause",
  "core.live.hold.seconds",
  "core.settings.languages.en",
  "core.settings.languages.de",
  "core.units.mmPerS",
  "core.units.mm",
  "core.units.newton",
  "core.units.kgf",
  "core.units.kg",
  "core.units.lb",
  "core.units.ms",
  "core.units.s",
  "today.second",
]);

/** Every text by its path; functions say theirs for one and for several. */
function textsOf(words: unknown, path: string): [string, string][] {
  if (typeof words === "string") return [[path, words]];
  // Its sentences are held by test/sentences.
  if (path === "core.hub.tell") return [];
  if (typeof words === "function") {
    return [1, 7].map((count) => {
      const said: unknown = Reflect.apply(words, undefined, [count, count, count]);
      return [`${path}(${count})`, String(said)];
    });
  }
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => textsOf(value, `${path}.${key}`));
}

const others = LANGUAGES.filter((language): language is Exclude<Language, "en"> => language !== "en");
const cases = AREAS.flatMap((area) => others.map((language) => ({ area, language, name: area.name })));
/** Only in other languages: English has the hub's own. */
const own = (path: string) => path.startsWith("core.hub");

test.each(cases)("$name in $language: the same keys, all of them translated", async ({ area, language }) => {
  const english = new Map(textsOf(await area.load("en"), area.name));
  const words = new Map(textsOf(await area.load(language), area.name).filter(([path]) => !own(path)));
  expect([...words.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  const plain = (path: string) => path.replace(/\(\d\)$/, "");
  const left = [...words].filter(([path, text]) => text === english.get(path) && !ALIKE.has(plain(path)));
  expect(left).toEqual([]);
});

test("what may be alike is alike somewhere", async () => {
  const found = new Set<string>();
  for (const { area, language } of cases) {
    const english = new Map(textsOf(await area.load("en"), area.name));
    for (const [path, text] of textsOf(await area.load(language), area.name)) {
      if (english.get(path) === text) found.add(path.replace(/\(\d\)$/, ""));
    }
  }
  expect([...found].toSorted()).toEqual([...ALIKE].toSorted());
});

test.each(cases)("$name in $language: no empty text, no exclamation mark", async ({ area, language }) => {
  for (const tongue of ["en", language] as const) {
    const wrong = textsOf(await area.load(tongue), area.name).filter(([, text]) => text === "" || text.includes("!"));
    expect(wrong).toEqual([]);
  }
});

test.each(others)("cues in %s keep to the length of eye and ear", async (language) => {
  const core = await AREAS[0].load(language);
  const count = (text: string) => text.split(/\s+/).length;
  for (const id of CUE_IDS) {
    expect(count(core.cues[id].text), `${id} on the screen`).toBeLessThanOrEqual(3);
    expect(count(core.cues[id].spoken), `${id} spoken`).toBeLessThanOrEqual(4);
  }
});

test("the browser's first language that the page speaks counts, a choice above it", () => {
  expect(languageOf("browser", ["fr-FR", "de-AT", "en"])).toBe("de");
  expect(languageOf("browser", ["fr", "it"])).toBe("en");
  expect(languageOf("en", ["de"])).toBe("en");
});
