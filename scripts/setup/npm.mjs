// Finds npm without a shell and lets it install from a lock file.
import { existsSync, realpathSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";

import { explainNpmFailure } from "./npmFailure.mjs";
import { SetupProblem } from "./problem.mjs";
import { runQuietly } from "./runQuietly.mjs";

const CLI = join("node_modules", "npm", "bin", "npm-cli.js");

/**
 * npm's script: the one that started us, else the one beside this Node, else the one in PATH.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findNpmCli(env = process.env) {
  // Other package managers set npm_execpath too.
  const startedBy = env.npm_execpath;
  if (startedBy !== undefined && basename(startedBy) === "npm-cli.js" && existsSync(startedBy)) return startedBy;

  const beside = dirname(process.execPath);
  const folders = [beside, ...(env.PATH ?? env.Path ?? "").split(delimiter).filter((folder) => folder !== "")];
  for (const folder of folders) {
    for (const candidate of [join(folder, CLI), join(folder, "..", "lib", CLI)]) {
      if (existsSync(candidate)) return candidate;
    }
    const link = join(folder, "npm");
    if (existsSync(link) && basename(realpathSync(link)) === "npm-cli.js") return realpathSync(link);
  }
  return undefined;
}

/**
 * `npm ci` in `folder`, run by the Node at `nodePath` so that npm picks versions for that one.
 * @param {object} options
 * @param {string} options.folder
 * @param {string} options.nodePath
 * @param {string} options.what what is installed, for messages
 * @param {import("./setupLock.mjs").NoteChild} options.noteChild
 * @returns {Promise<void>} rejects with a SetupProblem
 */
export async function installFromLock({ folder, nodePath, what, noteChild }) {
  const npmCli = findNpmCli();
  if (npmCli === undefined) {
    throw new SetupProblem(
      `Inchworm could not install ${what}: npm was not found.`,
      "Install Node.js together with npm from https://nodejs.org, then run the same command again.",
    );
  }
  const args = ["ci", "--prefix", folder, "--ignore-scripts", "--include=dev", "--include=optional", "--include=peer"];
  const quiet = ["--no-audit", "--no-fund", "--no-progress", "--no-json", "--loglevel=error"];
  // Few and short retries: without a network the answer should come within seconds.
  const network = [
    "--prefer-offline",
    "--fetch-retries=2",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
  ];
  const { code, lines } = await runQuietly(nodePath, [npmCli, ...args, ...quiet, ...network], {
    cwd: folder,
    noteChild,
  });
  if (code !== 0) throw explainNpmFailure({ what, code, lines });
}
