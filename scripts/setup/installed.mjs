// Tells whether a node_modules folder holds what the lock file asks for, by comparing the lock with the
// list npm writes there as the last act of an install: an interrupted install has none, so it counts as stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where an install made by this set-up notes the kind of machine it was made on. */
const STAMP = join("node_modules", ".inchworm-setup.json");

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockEntry */

/**
 * @param {string} path
 * @returns {Record<string, LockEntry> | undefined} `packages`; undefined when the file is missing or broken
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder of a package.json with its lock
 * @returns {string | undefined} why an install is due, for people; undefined when all is in place
 */
export function whyStale(folder) {
  const wanted = readPackages(join(folder, "package-lock.json"));
  if (wanted === undefined) return "package-lock.json is missing or broken";
  const present = readPackages(join(folder, "node_modules", ".package-lock.json"));
  if (present === undefined) return "packages are not installed";
  if (madeElsewhere(folder)) return "packages were installed for another kind of machine";

  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "" || entry.link) continue;
    const have = present[path];
    // Packages for other platforms are optional and stay out.
    if (have === undefined && (entry.optional || entry.devOptional)) continue;
    if (have?.version !== entry.version) return `${path} is not at ${entry.version}`;
    if (!existsSync(join(folder, path, "package.json"))) return `${path} is gone`;
  }
  return undefined;
}

/**
 * An install made by hand has no note and is trusted.
 * @param {string} folder
 */
function madeElsewhere(folder) {
  try {
    const stamp = JSON.parse(readFileSync(join(folder, STAMP), "utf8"));
    return stamp.platform !== process.platform || stamp.arch !== process.arch;
  } catch {
    return false;
  }
}

/** @param {string} folder where an install has just ended well */
export function stampInstall(folder) {
  writeFileSync(join(folder, STAMP), JSON.stringify({ platform: process.platform, arch: process.arch }));
}
