// Which optional packages a lock file asks for but does not list, and the entries they need.

/**
 * @typedef {object} LockPackage
 * @property {string | undefined} [version]
 * @property {string | undefined} [license]
 * @property {boolean | undefined} [dev]
 * @property {Record<string, string> | undefined} [optionalDependencies]
 * @property {Record<string, string> | undefined} [engines]
 */
/** @typedef {Record<string, LockPackage>} LockPackages */

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

/**
 * @param {LockPackages} packages of a package-lock.json
 * @returns {{ path: string, name: string, version: string, parent: LockPackage }[]}
 */
export function missingOptional(packages) {
  /** @type {Map<string, { path: string, name: string, version: string, parent: LockPackage }>} */
  const missing = new Map();
  for (const [parentPath, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (resolves(packages, parentPath, name)) continue;
      const path = `node_modules/${name}`;
      missing.set(path, { path, name, version, parent });
    }
  }
  return [...missing.values()];
}

/**
 * Node's own rule: the nearest node_modules on the way up.
 * @param {LockPackages} packages
 * @param {string} from path of the package that asks
 * @param {string} name
 */
function resolves(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1))) {
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`] !== undefined) return true;
    if (folder === "") return false;
  }
}

/**
 * @param {string} name e.g. "@oxlint/binding-linux-arm64-musl"
 * @returns {{ os: string[], cpu: string[], libc?: string[] } | undefined} undefined when it names no platform
 */
export function platformOf(name) {
  const words = name.slice(name.indexOf("/") + 1).split("-");
  const os = words.find((word) => SYSTEMS.includes(word));
  const cpu = words.find((word) => PROCESSORS.includes(word));
  if (os === undefined || cpu === undefined) return undefined;
  const abi = words.at(-1) ?? "";
  const libc =
    os !== "linux" ? undefined : abi.startsWith("musl") ? "musl" : abi.startsWith("gnu") ? "glibc" : undefined;
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc: [libc] }) };
}

/**
 * @param {LockPackages} packages
 * @returns {{ packages: LockPackages, added: string[] }} a new object in npm's order, and what was added
 */
export function addMissingPlatforms(packages) {
  const added = missingOptional(packages).flatMap(({ path, name, version, parent }) => {
    const platform = platformOf(name);
    const exact = /^\d+\.\d+\.\d+[\w.+-]*$/.test(version);
    if (platform === undefined || !exact) return [];
    const { dev, license, engines } = parent;
    const entry = {
      version,
      cpu: platform.cpu,
      dev,
      libc: platform.libc,
      license,
      optional: true,
      os: platform.os,
      engines,
    };
    return [{ path, name: `${name}@${version}`, entry }];
  });
  const all = [...Object.entries(packages), ...added.map(({ path, entry }) => /** @type {const} */ ([path, entry]))];
  all.sort(([a], [b]) => a.localeCompare(b, "en"));
  return { packages: Object.fromEntries(all), added: added.map(({ name }) => name) };
}
