// Tables in the documentation that are made from code, each between `<!-- table: NAME -->` and `<!-- end: NAME -->`.
import { ERRORS } from "#hub/errors.ts";
import { describe as describeRule } from "#test/house/importRule.ts";
import { IMPORT_TABLE } from "#test/house/importTable.ts";

export interface DocTable {
  readonly file: string;
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const DOC_TABLES: readonly DocTable[] = [
  {
    file: "docs/errors.md",
    name: "errors",
    head: ["Code", "What it says", "What to do"],
    rows: Object.entries(ERRORS).map(([code, { message, whatToDo }]) => [`\`${code}\``, message, whatToDo]),
  },
  {
    file: "ARCHITECTURE.md",
    name: "imports",
    head: ["Part", "May import", "Because"],
    rows: IMPORT_TABLE.map((rule) => [`\`${rule.from}\``, describeRule(rule), rule.why]),
  },
];

/** The document with its table replaced; undefined when it has no place for it. */
export function fillTable(text: string, { name, head, rows }: DocTable): string | undefined {
  const [begin, end] = [`<!-- table: ${name} -->`, `<!-- end: ${name} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) return undefined;
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `${text.slice(0, from)}${begin}\n\n${lines.join("\n")}\n\n${text.slice(to)}`;
}
