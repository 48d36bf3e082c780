// Espruino hoists nothing: a name exists from the moment its declaration has run. So each use must stand after a
// declaration that has run for certain: before it in the text, and not inside a branch that the use is outside of.
// Stricter than the interpreter where a function is only called later: one simple rule instead of a proof.
import type * as acorn from "acorn";
import { ancestor } from "acorn-walk";

interface Declaration {
  readonly at: number;
  /** Text range of the branch, loop body or case it stands in; outside of it the declaration may not have run. */
  readonly branch: acorn.Node | undefined;
}

type Scope = Map<string, Declaration[]>;

export interface EarlyUse {
  readonly at: number;
  readonly name: string;
  readonly why: "before" | "branch";
}

type FunctionNode = acorn.FunctionDeclaration | acorn.FunctionExpression;

export function findEarlyUses(program: acorn.Program): EarlyUse[] {
  const scopes = collectScopes(program);
  const uses: EarlyUse[] = [];
  const check = (node: acorn.Node & { name?: string }, _state: unknown, ancestors: acorn.Node[]): void => {
    if (node.name === undefined) return;
    const use = judge(node.name, node.start, enclosing(ancestors, scopes));
    if (use !== undefined) uses.push(use);
  };
  // Assigned names are visited as patterns, which the walker's types leave out.
  const visitors = { Identifier: check, VariablePattern: check };
  ancestor(program, visitors);
  return uses;
}

function collectScopes(program: acorn.Program): Map<acorn.Node, Scope> {
  const scopes = new Map<acorn.Node, Scope>();
  // The walker visits what is inside first: scopes come into being with their first name.
  const scopeOf = (owner: acorn.Node): Scope => {
    const scope = scopes.get(owner) ?? new Map<string, Declaration[]>();
    scopes.set(owner, scope);
    return scope;
  };
  const declare = (owner: acorn.Node, name: string, at: number, branch: acorn.Node | undefined): void => {
    const scope = scopeOf(owner);
    const known = scope.get(name);
    if (known === undefined) scope.set(name, [{ at, branch }]);
    else known.push({ at, branch });
  };
  const enter = (node: FunctionNode, ancestors: acorn.Node[]): void => {
    const outer = ancestors.slice(0, -1);
    if (node.type === "FunctionDeclaration") declare(ownerOf(outer), node.id.name, node.start, branchOf(outer));
    else if (node.id) declare(node, node.id.name, node.start, undefined);
    declare(node, "arguments", node.start, undefined);
    for (const param of node.params) if (param.type === "Identifier") declare(node, param.name, node.start, undefined);
  };
  ancestor(program, {
    FunctionDeclaration: (node, _state, ancestors) => {
      if ("id" in node && node.id !== null) enter(node, ancestors);
    },
    FunctionExpression: (node, _state, ancestors) => enter(node, ancestors),
    VariableDeclarator: (node, _state, ancestors) => {
      if (node.id.type === "Identifier") declare(ownerOf(ancestors), node.id.name, node.start, branchOf(ancestors));
    },
    CatchClause: (node) => {
      if (node.param?.type === "Identifier") declare(node, node.param.name, node.start, undefined);
    },
  });
  return scopes;
}

function isFunctionLike(node: acorn.Node): boolean {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "Program";
}

/** The function, or the program, whose names a declaration adds to. */
function ownerOf(ancestors: acorn.Node[]): acorn.Node {
  const owner = ancestors.findLast(isFunctionLike);
  if (owner === undefined) throw new Error("a declaration outside of the program");
  return owner;
}

function enclosing(ancestors: acorn.Node[], scopes: Map<acorn.Node, Scope>): Scope[] {
  return ancestors.flatMap((node) => scopes.get(node) ?? []).toReversed();
}

/** The innermost part around the last ancestor that may not run, within its function. */
function branchOf(ancestors: acorn.Node[]): acorn.Node | undefined {
  for (let index = ancestors.length - 1; index > 0; index--) {
    const node = ancestors[index];
    const parent = ancestors[index - 1];
    if (node === undefined || parent === undefined || isFunctionLike(node)) return undefined;
    if (isConditional(node, parent)) return node;
  }
  return undefined;
}

function isConditional(node: acorn.Node, parent: acorn.Node): boolean {
  if (node.type === "SwitchCase" || node.type === "CatchClause") return true;
  if (parent.type === "TryStatement") return !("finalizer" in parent && parent.finalizer === node);
  if (parent.type === "IfStatement") return !("test" in parent && parent.test === node);
  const loops = ["ForStatement", "ForInStatement", "WhileStatement"];
  return loops.includes(parent.type) && "body" in parent && parent.body === node;
}

function judge(name: string, at: number, scopes: readonly Scope[]): EarlyUse | undefined {
  const declarations = scopes.map((scope) => scope.get(name)).find((found) => found !== undefined);
  if (declarations === undefined) return undefined;
  const earlier = declarations.filter((declaration) => declaration.at <= at);
  if (earlier.length === 0) return { at, name, why: "before" };
  const certain = earlier.some(({ branch }) => branch === undefined || (branch.start <= at && at < branch.end));
  return certain ? undefined : { at, name, why: "branch" };
}
