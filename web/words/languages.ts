// The languages of the page. One more: its tag in shared/domain/languages.ts, its files beside `de/`.
import { LANGUAGES, type Language } from "#shared/domain/languages.ts";

export { LANGUAGES, type Language };

/** What a person may choose. */
export const LANGUAGE_CHOICES = ["browser", ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** The chosen language, or the browser's first that the page speaks, or English. */
export function languageOf(choice: LanguageChoice, wanted: readonly string[]): Language {
  if (choice !== "browser") return choice;
  for (const tag of wanted) {
    const known = LANGUAGES.find((language) => tag.toLowerCase().split("-")[0] === language);
    if (known) return known;
  }
  return "en";
}

/** The browser's own variant of the language, for numbers and dates: Swiss and Austrian German write them differently. */
export function localeOf(language: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.toLowerCase().split("-")[0] === language) ?? language;
}
