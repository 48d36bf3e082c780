// Functions in an order in which each stands behind those it uses: the interpreter hoists nothing, and moving the
// hardware's functions out of their record put them last.
import { simple } from "acorn-walk";

import { readUnits } from "#scripts/firmware/flat/units.ts";
import type { Unit } from "#scripts/firmware/flat/units.ts";

export function orderFunctions(code: string): string {
  const { program, functions } = readUnits(code);
  const byName = new Map(functions.map((unit) => [unit.name, unit]));
  const ordered = new Set<Unit>();
  const open = new Set<Unit>();
  const visit = (unit: Unit): void => {
    if (ordered.has(unit)) return;
    if (open.has(unit)) throw new Error(`${unit.name} and what it uses use each other`);
    open.add(unit);
    simple(unit.node.body, {
      Identifier(node) {
        const used = byName.get(node.name);
        if (used !== undefined && used !== unit) visit(used);
      },
    });
    ordered.add(unit);
  };
  functions.forEach(visit);
  const text = (node: { start: number; end: number }): string => code.slice(node.start, node.end);
  const variables = program.body.filter((node) => node.type === "VariableDeclaration").map(text);
  const rest = program.body.filter((node) => !node.type.endsWith("Declaration")).map(text);
  return [...variables, ...[...ordered].map(({ node }) => text(node)), ...rest].join("\n");
}
