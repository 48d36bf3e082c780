import { describe, expect, test } from "vitest";

import { addMissingPlatforms, missingOptional, platformOf } from "#scripts/setup/lockPlatforms.mjs";
import { LOCK_FILES, manifest, readLock } from "#test/house/manifest.ts";
import { readText } from "#test/house/projectFiles.ts";

/** Free to use, change and pass on without opening one's own code. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "Apache-2.0 AND MIT",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT OR Apache-2.0",
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
]);
/** File-level copyleft: fine for a tool that builds the dashboard and does not ship with it. */
const TOOLS_ONLY = new Set(["MPL-2.0"]);

describe.each(LOCK_FILES)("%s", (path) => {
  const packages = readLock(path);
  const entries = Object.entries(packages).filter(([name]) => name !== "");

  test("names every platform's packages, so that npm ci works everywhere", () => {
    const missing = missingOptional(packages).map(({ name, version }) => `${name}@${version}`);
    expect(missing, "run: node scripts/lock-platforms.mjs").toEqual([]);
  });

  test("names no address, so that it works with any registry", () => {
    expect(entries.filter(([, entry]) => entry.resolved !== undefined).map(([name]) => name)).toEqual([]);
  });

  test("vouches for what it installs; only another platform's packages may lack that", () => {
    const unsure = entries.filter(([, entry]) => entry.integrity === undefined);
    const needed = unsure.filter(([, entry]) => entry.optional !== true || entry.os === undefined);
    expect(needed.map(([name]) => name)).toEqual([]);
  });

  test("holds only permissive licences", () => {
    const bad = entries.filter(([, { license = "none", dev, optional }]) => {
      const tool = dev === true || (optional === true && TOOLS_ONLY.has(license));
      return !PERMISSIVE.has(license) && !(tool && TOOLS_ONLY.has(license));
    });
    expect(bad.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
  });
});

test("package.json pins exact versions, the ones in the lock", () => {
  const root = readLock("package-lock.json")[""];
  expect(root?.dependencies).toEqual(manifest.dependencies);
  expect(root?.devDependencies).toEqual(manifest.devDependencies);
  const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version))).toEqual([]);
});

test("no package runs a script while it is installed", () => {
  for (const folder of ["", "scripts/runtime/"]) expect(readText(`${folder}.npmrc`)).toContain("ignore-scripts=true");
});

test.each([
  ["@oxlint/binding-linux-arm64-musl", { os: ["linux"], cpu: ["arm64"], libc: ["musl"] }],
  ["@swc/core-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"], libc: ["glibc"] }],
  ["@swc/core-win32-x64-msvc", { os: ["win32"], cpu: ["x64"] }],
  ["@oxfmt/binding-android-arm-eabi", { os: ["android"], cpu: ["arm"] }],
  ["fsevents", undefined],
])("%s tells its platform", (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

test("a missing platform is added in npm's order, and only where its version is certain", () => {
  const tool = {
    version: "1.0.0",
    dev: true,
    license: "MIT",
    optionalDependencies: { "tool-darwin-arm64": "1.0.0", "tool-win32-x64": "^1.0.0", "tool-linux-x64": "1.0.0" },
  };
  const { packages, added } = addMissingPlatforms({
    "": {},
    "node_modules/tool": tool,
    "node_modules/tool/node_modules/tool-linux-x64": { version: "1.0.0" },
  });
  expect(added).toEqual(["tool-darwin-arm64@1.0.0"]);
  expect(Object.keys(packages)).toEqual([
    "",
    "node_modules/tool",
    "node_modules/tool-darwin-arm64",
    "node_modules/tool/node_modules/tool-linux-x64",
  ]);
  expect(packages["node_modules/tool-darwin-arm64"]).toMatchObject({ os: ["darwin"], cpu: ["arm64"], optional: true });
});
