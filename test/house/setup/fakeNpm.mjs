// Stands for npm in the bootstrap's tests: writes node_modules from the lock file as `npm ci` does, list last.
// FAKE_NPM says its mood: works, offline, or hangs half-way.
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const here = dirname(dirname(process.argv[1] ?? ""));
const folder = process.argv[process.argv.indexOf("--prefix") + 1] ?? "";
const inRuntime = folder.endsWith("runtime");

appendFileSync(join(here, "calls.log"), `${process.argv[2]} ${inRuntime ? "runtime" : "packages"}\n`);
if (process.env.FAKE_NPM === "offline") {
  process.stderr.write("npm error code ENOTFOUND\nnpm error request to an address failed\n");
  process.exit(1);
}

const modules = join(folder, "node_modules");
rmSync(modules, { recursive: true, force: true });
mkdirSync(modules);
const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
const installed = Object.entries(packages).filter(([path, entry]) => path !== "" && entry.os === undefined);
for (const [path, { version }] of installed) {
  mkdirSync(join(folder, path, "bin"), { recursive: true });
  writeFileSync(join(folder, path, "package.json"), JSON.stringify({ version }));
  if (path.endsWith("/typescript")) cpSync(join(here, "tool.cjs"), join(folder, path, "bin", "tsc"));
  if (path.endsWith("/vite")) cpSync(join(here, "builder.cjs"), join(folder, path, "bin", "vite.js"));
  if (inRuntime) writeFileSync(join(folder, path, "bin", "node"), "");
  if (process.env.FAKE_NPM === "hangs") await new Promise((resolve) => setTimeout(resolve, 400));
}
writeFileSync(join(modules, ".package-lock.json"), JSON.stringify({ packages: Object.fromEntries(installed) }));
