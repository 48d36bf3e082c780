// A function that is called from one other only, or is small and called from few → into those: it is made when its caller runs, and gone when it
// returns, where standing it costs the board memory all the time. What runs at the start is such a caller too.
// Not into functions that make functions: those would keep it. Listeners are no calls, so they stay; but once they are
// given away nobody needs their names any more.
import * as acorn from "acorn";
import { full, simple } from "acorn-walk";

import { applyEdits } from "#scripts/firmware/flat/edits.ts";
import { holdsFunctions, readUnits } from "#scripts/firmware/flat/units.ts";
import type { Unit, Units } from "#scripts/firmware/flat/units.ts";

/** Name of the function that what runs at the start is put into. */
const START = "start$";

/** Puts everything that runs at the start into one function that is called at once, and sinks what it can. */
export function sinkFunctions(code: string, copiedChars: number): string {
  const sunk = sinkOne(wrapStart(code), copiedChars);
  const at = sunk.indexOf(`function ${START}`);
  const end = sunk.lastIndexOf(`${START}();`);
  const body = sunk.slice(at, end).trim().replace(START, "").replace(/\}$/, "");
  const forgotten = listenersOf(sunk).map((name) => `delete ${name};\n`);
  // Called at once, by no name: gone when it is done.
  return `${sunk.slice(0, at)}(${body}${forgotten.join("")}})();\n`;
}

/** Functions that are nowhere but where they are given away at the start. */
function listenersOf(code: string): string[] {
  const units = readUnits(code);
  const isListener = ({ name }: Unit): boolean => {
    const uses = units.usesOf(name);
    return uses.length > 0 && uses.every(({ by, call }) => by === START && call === undefined);
  };
  return units.functions.filter(isListener).map(({ name }) => name);
}

function wrapStart(code: string): string {
  const program = acorn.parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const stays = (node: acorn.Node): boolean =>
    node.type === "FunctionDeclaration" || node.type === "VariableDeclaration";
  const text = (nodes: readonly acorn.Node[]): string =>
    nodes.map((node) => code.slice(node.start, node.end)).join("\n");
  const start = program.body.filter((node) => !stays(node));
  return `${text(program.body.filter(stays))}\nfunction ${START}() {\n${text(start)}\n}\n${START}();\n`;
}

function sinkOne(code: string, copiedChars: number): string {
  const units = readUnits(code);
  for (const unit of units.functions) {
    const into = callersOf(unit, units);
    const length = unit.node.end - unit.node.start;
    if (into.length === 0 || (into.length - 1) * length > copiedChars) continue;
    if (into.some((caller) => clashes(unit, caller))) continue;
    const text = `\n${code.slice(unit.node.start, unit.node.end)}\n`;
    const copies = into.map(({ node }) => ({ start: node.body.start + 1, end: node.body.start + 1, text }));
    return sinkOne(
      applyEdits(code, [{ start: unit.node.start, end: unit.node.end, text: "" }, ...copies]),
      copiedChars,
    );
  }
  return code;
}

/** Those that call `unit`, when nothing else uses it and all may take it in. */
function callersOf(unit: Unit, units: Units): Unit[] {
  const uses = units.usesOf(unit.name);
  if (makesFunctions(unit) || uses.some(({ call, nested }) => call === undefined || nested)) return [];
  const names = new Set(uses.map(({ by }) => by));
  const callers = units.functions.filter(({ name }) => names.has(name));
  return callers.length === names.size && !callers.some(makesFunctions) ? callers : [];
}

/** Function expressions are given away and live on; function declarations that were sunk here are not. */
function makesFunctions(unit: Unit): boolean {
  let makes = false;
  if (unit.name === START) return false;
  if (!holdsFunctions(unit)) return false;
  full(unit.node.body, (node) => {
    if (node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression") makes = true;
  });
  return makes;
}

/** A name that `unit` takes from outside must not mean something else in `into`. */
function clashes(unit: Unit, into: Unit): boolean {
  const inside = namesIn(into.node, true);
  return [...namesIn(unit.node, false)].some((name) => inside.has(name));
}

function namesIn(root: acorn.Node, declared: boolean): Set<string> {
  const names = new Set<string>();
  const add = (node: acorn.Node): void => {
    if (isIdentifier(node)) names.add(node.name);
  };
  simple(
    root,
    declared
      ? { VariableDeclarator: ({ id }) => add(id), Function: ({ params }) => params.forEach(add) }
      : {
          Identifier: add,
          AssignmentExpression: ({ left }) => add(left),
          UpdateExpression: ({ argument }) => add(argument),
        },
  );
  if (!declared) for (const name of namesIn(root, true)) names.delete(name);
  return names;
}

function isIdentifier(node: acorn.Node): node is acorn.Identifier {
  return node.type === "Identifier";
}
