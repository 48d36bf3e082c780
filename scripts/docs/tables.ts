// Tables in the documentation that are made from code, each between `<!-- table: NAME -->` and `<!-- end: NAME -->`.
import { ERRORS } from "#hub/errors.ts";
import { PROGRAM_FIELDS, STEP_FIELDS } from "#scripts/docs/programFields.ts";
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
    file: "docs/programs.md",
    name: "program",
    head: ["Field", "Value", "Meaning"],
    rows: Object.entries(PROGRAM_FIELDS).map(([name, { value, says }]) => [`\`${name}\``, value, says]),
  },
  {
    file: "docs/programs.md",
    name: "step",
    head: ["Field", "Value", "In", "Meaning"],
    rows: Object.entries(STEP_FIELDS).map(([name, { value, of, says }]) => [`\`${name}\``, value, of, says]),
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
  return `${text.slice(0, from)}${begin}\n\n${tableText([head, ...rows])}\n\n${text.slice(to)}`;
}

/** Padded as the formatter does it; the first row is the head. */
function tableText(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
