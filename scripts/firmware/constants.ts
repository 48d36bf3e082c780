// Names of a joined bundle that stand for a number or a text → that number or text, wherever they stand, when nothing ever
// assigns to them: on the board a name costs memory. What becomes a constant by that is one in the next round.
import * as acorn from "acorn";
import { simple } from "acorn-walk";

import { applyEdits } from "#scripts/firmware/flat/edits.ts";
import type { Edit } from "#scripts/firmware/flat/edits.ts";

export function inlineConstants(code: string): string {
  const program = acorn.parse(code, { ecmaVersion: "latest", sourceType: "script" });
  const taken = namesTakenElsewhere(program);
  const values = new Map<string, string>();
  const isInlined = ({ id, init }: acorn.VariableDeclarator): boolean =>
    id.type === "Identifier" && !taken.has(id.name) && isConstant(init);
  const declarations = program.body.filter((node) => node.type === "VariableDeclaration");
  for (const { id, init } of declarations.flatMap((statement) => statement.declarations).filter(isInlined))
    if (id.type === "Identifier" && init) values.set(id.name, code.slice(init.start, init.end));
  const edits: Edit[] = [];
  for (const { start, end, kind, declarations: all } of declarations) {
    const kept = all.filter((declarator) => !isInlined(declarator));
    if (kept.length === all.length) continue;
    const texts = kept.map((node) => applyEdits(code.slice(node.start, node.end), uses(node, values, node.start)));
    edits.push({ start, end, text: kept.length === 0 ? "" : `${kind} ${texts.join(", ")};` });
  }
  const elsewhere = uses(program, values, 0).filter(
    (use) => !edits.some(({ start, end }) => start <= use.start && use.end <= end),
  );
  return applyEdits(code, [...edits, ...elsewhere]);
}

function uses(root: acorn.Node, values: ReadonlyMap<string, string>, from: number): Edit[] {
  const edits: Edit[] = [];
  simple(root, {
    Identifier(node) {
      const text = values.get(node.name);
      if (text !== undefined) edits.push({ start: node.start - from, end: node.end - from, text: `(${text})` });
    },
  });
  return edits;
}

/** Names that are assigned to, or declared more than once: what they stand for depends on where they stand. */
function namesTakenElsewhere(program: acorn.Program): Set<string> {
  const taken = new Set<string>();
  const declared = new Set<string>();
  const take = (node: acorn.Node): void => void taken.add(nameOf(node));
  const declare = (node: acorn.Node): void => {
    if (declared.has(nameOf(node))) take(node);
    declared.add(nameOf(node));
  };
  simple(program, {
    VariableDeclarator: ({ id }) => declare(id),
    Function: ({ params }) => params.forEach(declare),
    AssignmentExpression: ({ left }) => take(left),
    UpdateExpression: ({ argument }) => take(argument),
  });
  return taken;
}

function nameOf(node: acorn.Node): string {
  return "name" in node ? String(node.name) : "";
}

function isConstant(init: acorn.Expression | null | undefined): boolean {
  if (init?.type === "UnaryExpression") return init.argument.type === "Literal";
  return init?.type === "Literal";
}
