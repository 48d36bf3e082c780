// `var roller = {…}` and `var hal = {…}` at the top of a program whose every `roller.x` is `roller$x` already → one variable
// a field. Fields that only name something of the interpreter (`every: setInterval`) are that thing wherever they stood.
import * as acorn from "acorn";
import { simple } from "acorn-walk";

import { applyEdits } from "#scripts/firmware/flat/edits.ts";
import type { Edit } from "#scripts/firmware/flat/edits.ts";

const RECORD = /^(roller|hal)\d*$/;

export function openRecords(code: string): string {
  const program = acorn.parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const declared = new Set(program.body.flatMap(namesOf));
  const makers = new Set(program.body.flatMap((node) => (node.type === "FunctionDeclaration" ? [node.id.name] : [])));
  const edits: Edit[] = [];
  const aliases = new Map<string, string>();
  const first: string[] = [];
  const functions: string[] = [];
  for (const statement of program.body) {
    const record = recordOf(statement, program);
    if (record === undefined) continue;
    if (record.maker !== undefined) edits.push({ start: record.maker.start, end: record.maker.end, text: "" });
    const later: string[] = [];
    for (const property of record.literal.properties) {
      if (property.type !== "Property" || property.key.type !== "Identifier") throw new Error("a field must be plain");
      const { value } = property;
      const name = `${record.name}$${property.key.name}`;
      if (value.type === "Identifier" && RECORD.test(value.name)) continue;
      const text = code.slice(value.start, value.end);
      if (isOutside(value, declared)) aliases.set(name, text);
      else if (isConstant(value)) first.push(`var ${name} = ${text};`);
      else if (value.type === "Identifier")
        if (makers.has(text)) aliases.set(name, text);
        else first.push(`var ${name} = ${text};`);
      else if (property.method) functions.push(`function ${name}${text}`);
      else {
        first.push(`var ${name};`);
        later.push(`${name} = ${text};`);
      }
    }
    edits.push({ start: statement.start, end: statement.end, text: later.join("\n") });
  }
  return withAliases(`${first.join("\n")}\n${functions.join("\n")}\n${applyEdits(code, edits)}`, aliases);
}

interface FoundRecord {
  readonly name: string;
  readonly literal: acorn.ObjectExpression;
  /** The function that only gives this object; it is not needed any more. */
  readonly maker: acorn.FunctionDeclaration | undefined;
}

function recordOf(statement: acorn.Node, program: acorn.Program): FoundRecord | undefined {
  if (!isDeclaration(statement)) return undefined;
  const [declarator] = statement.declarations;
  if (declarator?.id.type !== "Identifier" || !RECORD.test(declarator.id.name)) return undefined;
  const name = declarator.id.name.replace(/\d+$/, "");
  const { init } = declarator;
  if (init?.type === "ObjectExpression") return { name, literal: init, maker: undefined };
  const maker = program.body.find(
    (node): node is acorn.FunctionDeclaration =>
      node.type === "FunctionDeclaration" &&
      init?.type === "CallExpression" &&
      init.callee.type === "Identifier" &&
      node.id.name === init.callee.name,
  );
  const [only] = maker?.body.body ?? [];
  if (only?.type !== "ReturnStatement" || only.argument?.type !== "ObjectExpression")
    throw new Error(`${name} must be made by an object that is written out`);
  return { name, literal: only.argument, maker };
}

function isDeclaration(node: acorn.Node): node is acorn.VariableDeclaration {
  return node.type === "VariableDeclaration";
}

function isFunction(node: acorn.Node): node is acorn.FunctionDeclaration {
  return node.type === "FunctionDeclaration";
}

function namesOf(statement: acorn.Node): string[] {
  if (isFunction(statement)) return [statement.id.name];
  if (!isDeclaration(statement)) return [];
  return statement.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
}

/** Something of the interpreter's own, by its name: `NRF`, `NRF.getBattery`, `getSerial()`. */
function isOutside(node: acorn.Expression, declared: ReadonlySet<string>): boolean {
  if (node.type === "Identifier") return node.name !== "undefined" && node.name !== "NaN" && !declared.has(node.name);
  if (node.type === "CallExpression") return node.arguments.length === 0 && isCallee(node.callee, declared);
  return node.type === "MemberExpression" && isCallee(node, declared);
}

function isCallee(node: acorn.Expression | acorn.Super, declared: ReadonlySet<string>): boolean {
  if (node.type === "Identifier") return !declared.has(node.name) && !node.name.includes("$");
  return node.type === "MemberExpression" && isCallee(node.object, declared);
}

function isConstant(node: acorn.Expression): boolean {
  if (node.type === "Literal") return true;
  if (node.type === "UnaryExpression") return node.argument.type === "Literal";
  return node.type === "Identifier" && (node.name === "undefined" || node.name === "NaN");
}

function withAliases(code: string, aliases: ReadonlyMap<string, string>): string {
  const edits: Edit[] = [];
  simple(acorn.parse(code, { ecmaVersion: "latest", sourceType: "module" }), {
    Identifier(node) {
      const text = aliases.get(node.name);
      if (text !== undefined) edits.push({ start: node.start, end: node.end, text });
    },
  });
  return applyEdits(code, edits);
}
