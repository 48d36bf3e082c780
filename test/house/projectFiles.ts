// The project's own files, as git sees them (tracked and new); without git, everything outside of made folders.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

const MADE = new Set(["node_modules", "dist", ".git", "coverage", "output"]);
export const SOURCE_FOLDERS = ["firmware", "hub", "shared", "simulator", "web", "scripts", "test"];
const CODE = /\.(ts|tsx|mjs|css)$/;

/** Paths from the project's folder, with slashes, sorted. */
export const projectFiles: readonly string[] = listByGit() ?? listByWalk("");

/** Code only; test vectors and recordings are data. */
export const sourceFiles: readonly string[] = projectFiles.filter(
  (path) => CODE.test(path) && SOURCE_FOLDERS.includes(path.split("/")[0] ?? ""),
);

export const documents: readonly string[] = projectFiles.filter((path) => path.endsWith(".md"));

const texts = new Map<string, string>();

export function readText(path: string): string {
  const known = texts.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(join(ROOT, path), "utf8");
  texts.set(path, text);
  return text;
}

export function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}

function listByGit(): readonly string[] | undefined {
  if (!existsSync(join(ROOT, ".git"))) return undefined;
  try {
    const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    const paths = execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).split("\0");
    return [...new Set(paths)].filter((path) => path !== "" && exists(path)).sort();
  } catch {
    return undefined;
  }
}

function listByWalk(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return MADE.has(entry.name) ? [] : listByWalk(path);
      return [path.split(sep).join("/")];
    })
    .sort();
}
