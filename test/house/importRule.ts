// Judges one file's imports by the table.
import { posix } from "node:path";

import { ANYTHING, IMPORT_TABLE, type ImportRule } from "#test/house/importTable.ts";
import { manifest } from "#test/house/manifest.ts";
import type { Import, Syntax } from "#test/house/syntax.ts";

/** `#hub` → `hub`: the imports map of package.json. */
const FOLDER_OF_ALIAS = new Map(
  Object.entries(manifest.imports).map(([alias, target]) => [
    alias.replace("/*", ""),
    target.replace("./", "").replace("/*", ""),
  ]),
);

/** Globals that bring time, chance or the outside world. */
const WORLD = [
  "Buffer",
  "Date",
  "Math.random",
  "console",
  "crypto",
  "document",
  "fetch",
  "localStorage",
  "performance",
  "process",
  "queueMicrotask",
  "requestAnimationFrame",
  "setImmediate",
  "setInterval",
  "setTimeout",
  "window",
];

export function ruleOf(path: string): ImportRule | undefined {
  return IMPORT_TABLE.find(({ from }) => covers(from, path));
}

/** One line for each offence, with the rule's reason. */
export function offences(path: string, syntax: Syntax): string[] {
  const rule = ruleOf(path);
  if (rule === undefined) return [`${path} stands in no folder of the import table`];
  const imported = syntax.imports.flatMap((one) => importOffence(path, one, rule));
  const world = rule.pure === true ? WORLD.filter((name) => syntax.globals.has(name)) : [];
  return [...imported, ...world.map((name) => `${path} uses ${name}: ${rule.from} is pure, because ${rule.why}`)];
}

function importOffence(path: string, { target, way }: Import, rule: ImportRule): string[] {
  if (target.startsWith("..")) return [`${path} imports ${target}: reach other folders through the imports map (#…)`];
  const place = placeOf(path, target);
  const own = rule.from.endsWith("/") && place.startsWith(rule.from);
  const allowed = [
    ...rule.may,
    ...(way === "type" ? (rule.types ?? []) : []),
    ...(way === "lazy" ? (rule.lazily ?? []) : []),
  ];
  if (own || allowed.some((entry) => entry === ANYTHING || covers(entry, place))) return [];
  const manner = { normal: "imports", type: "imports types of", lazy: "lazily imports" }[way];
  return [`${path} ${manner} ${place}, but ${rule.from} may import ${describe(rule)}: ${rule.why}`];
}

/** A path in the project, a package's name or a `node:` built-in. */
function placeOf(path: string, target: string): string {
  if (target.startsWith("./")) return posix.join(posix.dirname(path), target);
  const [alias = "", ...rest] = target.split("/");
  const folder = FOLDER_OF_ALIAS.get(alias);
  return folder === undefined ? target : [folder, ...rest].join("/");
}

function covers(entry: string, place: string): boolean {
  if (entry.endsWith("/")) return place.startsWith(entry);
  if (entry.endsWith("*")) return place.startsWith(entry.slice(0, -1));
  // `react` also covers `react/jsx-runtime`, `node:fs` also `node:fs/promises`; `zod/mini` does not cover `zod`.
  return place === entry || place.startsWith(`${entry}/`);
}

/** What a rule allows, for messages and for the table in ARCHITECTURE.md. */
export function describe({ from, may, types = [], lazily = [] }: ImportRule): string {
  const parts = [...may, ...types.map((entry) => `types of ${entry}`), ...lazily.map((entry) => `${entry} lazily`)];
  if (parts.length > 0) return parts.join(", ");
  return from.endsWith("/") ? "nothing but its own files" : "nothing";
}
