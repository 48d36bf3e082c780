// Adds to package-lock.json the platform packages that npm left out, so that `npm ci` works on every platform.
//
// npm writes only entries it could look up; a registry mirror without, say, the macOS binaries gives a lock that
// `npm ci` refuses ("Missing … from lock file"). A platform package's name says its platform, and its parent asks
// for one exact version, so the entry can be written without asking anyone. Run it after a change of dependencies:
//   node scripts/lock-platforms.mjs            adds what is missing
//   node scripts/lock-platforms.mjs --check    only looks; exit code 1 when something is missing
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { addMissingPlatforms } from "./setup/lockPlatforms.mjs";

const FOLDERS = [".", join("scripts", "runtime")];
const onlyLook = process.argv.includes("--check");

for (const folder of FOLDERS) {
  const path = join(folder, "package-lock.json");
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const { packages, added } = addMissingPlatforms(lock.packages);
  for (const name of added) process.stderr.write(`${path}: ${onlyLook ? "missing" : "added"} ${name}\n`);
  if (added.length === 0) continue;
  if (onlyLook) process.exitCode = 1;
  else writeFileSync(path, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
}
