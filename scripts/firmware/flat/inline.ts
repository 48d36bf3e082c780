// Functions of one expression → that expression, where they are called: a function that stands
// costs the board four variables and more, and each call half a millisecond.
import type * as acorn from "acorn";
import { simple } from "acorn-walk";

import { applyEdits } from "#scripts/firmware/flat/edits.ts";
import type { Edit } from "#scripts/firmware/flat/edits.ts";
import { holdsFunctions, readUnits } from "#scripts/firmware/flat/units.ts";
import type { Unit, Use } from "#scripts/firmware/flat/units.ts";

/** What copies of one expression may add to the source, before it is made small. */
const COPIED_CHARS = 250;

/** One function a pass, so that positions hold; until there is none left. */
export function inlineExpressions(code: string): string {
  const units = readUnits(code);
  for (const unit of units.functions) {
    const uses = units.usesOf(unit.name);
    const expression = expressionOf(unit);
    if (expression === undefined || uses.length === 0) continue;
    if ((uses.length - 1) * (expression.end - expression.start) > COPIED_CHARS) continue;
    if (!uses.every((use) => isPlain(use, unit, expression))) continue;
    const edits: Edit[] = uses.flatMap(({ call }) =>
      call === undefined
        ? []
        : [{ start: call.start, end: call.end, text: `(${filled(code, unit, expression, call)})` }],
    );
    edits.push({ start: unit.node.start, end: unit.node.end, text: "" });
    return inlineExpressions(applyEdits(code, edits));
  }
  return code;
}

function expressionOf(unit: Unit): acorn.Expression | undefined {
  const [only, ...others] = unit.node.body.body;
  if (others.length > 0 || holdsFunctions(unit)) return undefined;
  if (only?.type === "ReturnStatement") return only.argument ?? undefined;
  return only?.type === "ExpressionStatement" ? only.expression : undefined;
}

/** A call whose arguments can stand where the parameters stood. */
function isPlain({ call }: Use, unit: Unit, expression: acorn.Expression): boolean {
  if (call === undefined || call.arguments.length !== unit.node.params.length) return false;
  const others = call.arguments.filter(({ type }) => type !== "Identifier" && type !== "Literal");
  if (others.length === 0) return true;
  // One that does something may stand once only.
  const param = unit.node.params[call.arguments.findIndex((argument) => argument === others[0])];
  return others.length === 1 && param?.type === "Identifier" && isUsedOnce(param.name, expression);
}

function isUsedOnce(name: string, expression: acorn.Expression): boolean {
  let uses = 0;
  simple(expression, { Identifier: (node) => void (uses += node.name === name ? 1 : 0) });
  return uses === 1;
}

function filled(code: string, unit: Unit, expression: acorn.Expression, call: acorn.CallExpression): string {
  const values = new Map<string, string>();
  unit.node.params.forEach((param, index) => {
    const argument = call.arguments[index];
    if (param.type === "Identifier" && argument) values.set(param.name, code.slice(argument.start, argument.end));
  });
  const edits: Edit[] = [];
  simple(expression, {
    Identifier(node) {
      const text = values.get(node.name);
      if (text !== undefined)
        edits.push({ start: node.start - expression.start, end: node.end - expression.start, text: `(${text})` });
    },
  });
  return applyEdits(code.slice(expression.start, expression.end), edits);
}
