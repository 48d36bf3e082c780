// A board has one roller and one set of hardware, so the firmware's `roller` and `hal`, first arguments of its functions,
// need not exist there: `roller.hal.ticks()` → `hal$ticks()`, `f(roller, 1)` → `f(1)`, `bound(roller, act)` → `act`.
// What is left of the two is where they were made: `records.ts` makes variables of their fields.
import * as acorn from "acorn";
import { ancestor } from "acorn-walk";

import { applyEdits } from "#scripts/firmware/flat/edits.ts";
import type { Edit } from "#scripts/firmware/flat/edits.ts";

/** The bundler numbers names that occur twice. */
const SINGLETON = /^(roller|hal)\d*$/;

export function dropSingletons(code: string): string {
  const program = acorn.parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const edits: Edit[] = [];
  const done = new Set<number>();
  const replace = (node: acorn.Node, text: string, end = node.end): void => {
    edits.push({ start: node.start, end, text });
    done.add(node.start);
  };
  const dropFirst = (list: readonly acorn.Node[]): void => {
    const [first, second] = list;
    if (first !== undefined && singletonOf(first) !== undefined) replace(first, "", second?.start);
  };

  ancestor(program, {
    Function: ({ params }) => dropFirst(params),
    CallExpression(node) {
      const [first, action] = node.arguments;
      if (node.callee.type === "Identifier" && node.callee.name === "bound" && action !== undefined) {
        edits.push({ start: node.start, end: action.start, text: "" }, { start: action.end, end: node.end, text: "" });
        if (first !== undefined) done.add(first.start);
      } else dropFirst(node.arguments);
    },
    VariableDeclaration(node) {
      const [declarator] = node.declarations;
      if (declarator?.id.type !== "Identifier" || !SINGLETON.test(declarator.id.name) || !declarator.init) return;
      if (singletonOf(declarator.init) !== undefined) replace(node, "");
      if (singletonOf(declarator.init) !== undefined) done.add(declarator.init.start);
    },
    MemberExpression(node) {
      const owner = singletonOf(node.object);
      if (owner === undefined || node.computed || node.property.type !== "Identifier") return;
      if (owner === "roller" && node.property.name === "hal") return;
      replace(node, `${owner}$${node.property.name}`);
    },
    Property(node) {
      // Where the roller is made, it is given its hardware.
      if (node.key.type === "Identifier" && node.key.name === "hal") done.add(node.value.start);
    },
  });
  ancestor(program, {
    Identifier(node) {
      if (SINGLETON.test(node.name) && !done.has(node.start))
        throw new Error(`${node.name} is more than a first argument: ${code.slice(node.start - 60, node.end + 60)}`);
    },
  });
  return applyEdits(code, edits);
}

/** Which of the two a node is. */
function singletonOf(node: acorn.Node): "roller" | "hal" | undefined {
  if (isIdentifier(node))
    return SINGLETON.test(node.name) ? (node.name.startsWith("hal") ? "hal" : "roller") : undefined;
  if (!isMember(node) || node.computed || singletonOf(node.object) !== "roller") return undefined;
  return node.property.type === "Identifier" && node.property.name === "hal" ? "hal" : undefined;
}

function isIdentifier(node: acorn.Node): node is acorn.Identifier {
  return node.type === "Identifier";
}

function isMember(node: acorn.Node): node is acorn.MemberExpression {
  return node.type === "MemberExpression";
}
