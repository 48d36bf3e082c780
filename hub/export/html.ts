// HTML whose values cannot become markup.

/** Markup that is safe as it stands. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[] | undefined;

/** A template of ours with values of anybody's: text is escaped, pieces of `html` stay. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  let markup = parts[0] ?? "";
  values.forEach((value, at) => (markup += shown(value) + (parts[at + 1] ?? "")));
  return { markup };
}

function shown(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return escaped(String(value));
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}

const MARKS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Also without the characters that steer how text is shown: a name cannot turn the line around. */
function escaped(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ").replaceAll(/[&<>"']/g, (mark) => MARKS[mark] ?? "");
}
