// A flat program's parts: its functions, and what runs at the start.
import * as acorn from "acorn";
import { ancestor } from "acorn-walk";

export interface Unit {
  readonly name: string;
  readonly node: acorn.FunctionDeclaration;
}

export interface Use {
  /** The function it stands in; `undefined`: what runs at the start. */
  readonly by: string | undefined;
  readonly node: acorn.Identifier;
  /** The call, when it is one. */
  readonly call: acorn.CallExpression | undefined;
  /** It stands in a function inside of `by`. */
  readonly nested: boolean;
}

export interface Units {
  readonly program: acorn.Program;
  readonly functions: readonly Unit[];
  /** Where each function is used, itself excepted. */
  usesOf(name: string): readonly Use[];
}

export function readUnits(code: string): Units {
  const program = acorn.parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const functions = program.body.flatMap((node) =>
    node.type === "FunctionDeclaration" ? [{ name: node.id.name, node }] : [],
  );
  const uses = new Map<string, Use[]>(functions.map(({ name }) => [name, []]));
  ancestor(program, {
    Identifier(node, _state, ancestors) {
      const found = uses.get(node.name);
      if (found === undefined) return;
      const unit = ancestors[1];
      const by = unit !== undefined && isDeclaration(unit) ? unit.id.name : undefined;
      if (by === node.name) return;
      const parent = ancestors.at(-2);
      const call = parent !== undefined && isCall(parent) && parent.callee === node ? parent : undefined;
      found.push({ by, node, call, nested: ancestors.slice(2).some(isFunction) });
    },
  });
  return { program, functions, usesOf: (name) => uses.get(name) ?? [] };
}

export function holdsFunctions(unit: Unit): boolean {
  let holds = false;
  ancestor(unit.node.body, {
    Function() {
      holds = true;
    },
  });
  return holds;
}

function isDeclaration(node: acorn.Node): node is acorn.FunctionDeclaration {
  return node.type === "FunctionDeclaration";
}

function isCall(node: acorn.Node): node is acorn.CallExpression {
  return node.type === "CallExpression";
}

function isFunction(node: acorn.Node): boolean {
  return node.type.includes("Function");
}
