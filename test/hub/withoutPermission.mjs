// For `node --import`: a computer on which this person may not use the port that NO_ACCESS names.
import { createRequire, syncBuiltinESMExports } from "node:module";

const files = createRequire(import.meta.url)("node:fs/promises");
const { access } = files;

files.access = async (/** @type {string} */ path, /** @type {number | undefined} */ mode) => {
  if (path !== process.env["NO_ACCESS"]) return access(path, mode);
  throw Object.assign(new Error(`EACCES: permission denied, access '${path}'`), { code: "EACCES" });
};
syncBuiltinESMExports();
