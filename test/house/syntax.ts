// What a source file imports and which of the world's globals it uses, read from its syntax tree.
import { parseSync } from "@swc/core";

export type ImportWay = "normal" | "type" | "lazy";

export interface Import {
  readonly target: string;
  readonly way: ImportWay;
}

export interface Syntax {
  readonly imports: readonly Import[];
  /** Globals used as a value, e.g. `Date` in `new Date()`, and `Math.random`. */
  readonly globals: ReadonlySet<string>;
  /** True when the file holds nothing but `export … from`. */
  readonly isBarrel: boolean;
}

type SyntaxNode = Readonly<Record<string, unknown>>;

export function parseSource(path: string, text: string): Syntax {
  const tsx = path.endsWith(".tsx");
  const program = parseSync(text, { syntax: "typescript", tsx, target: "esnext" });
  const imports: Import[] = [];
  const used = new Set<string>();
  const own = new Set<string>();
  walk(program.body, (node) => {
    const found = importOf(node);
    if (found !== undefined) imports.push(found);
    for (const name of usedAsValue(node)) used.add(name);
    for (const name of declaredBy(node)) own.add(name);
  });
  const globals = new Set([...used].filter((name) => !own.has(name.split(".")[0] ?? "")));
  const isBarrel =
    program.body.length > 0 &&
    program.body.every(({ type }) => type === "ExportAllDeclaration" || type === "ExportNamedDeclaration");
  return { imports, globals, isBarrel };
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null;
}

function walk(value: unknown, visit: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    if (typeof value.type === "string") visit(value);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

function importOf(node: SyntaxNode): Import | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration": {
      const target = literal(node.source);
      return target === undefined ? undefined : { target, way: node.typeOnly === true ? "type" : "normal" };
    }
    case "TsImportType": {
      const target = literal(node.argument);
      return target === undefined ? undefined : { target, way: "type" };
    }
    case "CallExpression": {
      const isImport = isNode(node.callee) && node.callee.type === "Import";
      const isRequire = nameOf(node.callee) === "require";
      if (!isImport && !isRequire) return undefined;
      const [argument] = Array.isArray(node.arguments) ? node.arguments : [];
      // A computed target cannot be judged; it is named as such, and no rule allows it.
      const target = (isNode(argument) ? literal(argument.expression) : undefined) ?? "(computed)";
      return { target, way: isImport ? "lazy" : "normal" };
    }
    default:
      return undefined;
  }
}

function usedAsValue(node: SyntaxNode): string[] {
  if (node.type === "CallExpression" || node.type === "NewExpression") return named(node.callee);
  if (node.type !== "MemberExpression") return [];
  const object = nameOf(node.object);
  const property = nameOf(node.property);
  if (object === "globalThis") return named(node.property);
  return object === undefined ? [] : [object, ...(property === undefined ? [] : [`${object}.${property}`])];
}

/** Names a file gives to something of its own, anywhere in it: parameters, variables, imports. */
function declaredBy(node: SyntaxNode): string[] {
  switch (node.type) {
    case "VariableDeclarator":
      return namesIn(node.id);
    case "Parameter":
      return namesIn(node.pat);
    case "ArrowFunctionExpression":
      return namesIn(node.params);
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return namesIn(node.local);
    default:
      return [];
  }
}

function namesIn(pattern: unknown): string[] {
  const names: string[] = [];
  walk(pattern, (node) => names.push(...named(node)));
  return names;
}

function named(value: unknown): string[] {
  const name = nameOf(value);
  return name === undefined ? [] : [name];
}

function nameOf(value: unknown): string | undefined {
  return isNode(value) && value.type === "Identifier" && typeof value.value === "string" ? value.value : undefined;
}

function literal(value: unknown): string | undefined {
  return isNode(value) && value.type === "StringLiteral" && typeof value.value === "string" ? value.value : undefined;
}
