// Keeps web/dist in step with the dashboard's source, judged by the content of everything the build reads.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

import { startProgress } from "./progress.mjs";
import { SetupProblem } from "./problem.mjs";
import { runQuietly } from "./runQuietly.mjs";
import { withSetupLock } from "./setupLock.mjs";

const SOURCES = [
  "web",
  "shared/domain",
  "shared/schema",
  "vite.config.ts",
  "scripts/webBuild",
  "tsconfig.web.json",
  "tsconfig.base.json",
  "package-lock.json",
];
const OUTPUT = join("web", "dist");
const STAMP = join(OUTPUT, ".built-from");
const SHOWN_LINES = 20;

/**
 * @param {string} root
 * @returns {string} hash of every source file's path and content
 */
export function hashWebSources(root) {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of filesOf(join(root, source), join(root, OUTPUT))) {
      hash.update(relative(root, file).split(sep).join("/")).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} path a file or folder; a missing one has no files
 * @param {string} without a folder left out
 * @returns {string[]} sorted
 */
function filesOf(path, without) {
  if (path === without || !existsSync(path)) return [];
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => filesOf(join(path, name), without));
  } catch {
    return [path];
  }
}

/**
 * @param {string} root
 * @returns {boolean}
 */
export function isWebBuilt(root) {
  const stamp = join(root, STAMP);
  return (
    existsSync(stamp) &&
    existsSync(join(root, OUTPUT, "index.html")) &&
    readFileSync(stamp, "utf8") === hashWebSources(root)
  );
}

/**
 * @param {string} root
 * @param {string} nodePath
 */
export async function provideWeb(root, nodePath) {
  if (isWebBuilt(root)) return;
  await withSetupLock(root, async (noteChild) => {
    if (isWebBuilt(root)) return;
    const progress = startProgress("Building the dashboard");
    const sources = hashWebSources(root);
    rmSync(join(root, STAMP), { force: true });
    const vite = join(root, "node_modules", "vite", "bin", "vite.js");
    const { code, lines } = await runQuietly(nodePath, [vite, "build", "--logLevel", "warn"], { cwd: root, noteChild });
    if (code !== 0) {
      progress.stop();
      throw new SetupProblem("The dashboard could not be built.", "See the message below.", lines.slice(-SHOWN_LINES));
    }
    writeFileSync(join(root, STAMP), sources);
    progress.done();
  });
}
