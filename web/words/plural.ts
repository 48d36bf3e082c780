// The right form for a count, by the language's own rules.
import type { Language } from "#web/words/languages.ts";

export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export function pluralIn(language: Language): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
