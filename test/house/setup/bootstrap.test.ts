import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, beforeEach, expect, test } from "vitest";

import { createCheckout, lockText, type Checkout } from "#test/house/setup/checkout.ts";

const ON_WINDOWS = process.platform === "win32";

let checkout: Checkout;
beforeEach(() => {
  checkout = createCheckout();
});
afterEach(() => checkout.remove());

const told = (...args: string[]) =>
  `${JSON.stringify({ args: ["-b", ".", "firmware", ...args], node: process.version })}\n`;

test("the first call installs, the next ones only run; stdout is the task's alone", async () => {
  const first = await checkout.run(["types", "--flag", "two words"]);
  expect(first).toMatchObject({ code: 0, stdout: told("--flag", "two words") });
  expect(first.stderr).toContain("Installing packages");

  const second = await checkout.run(["types"]);
  expect(second).toEqual({ code: 0, stdout: told(), stderr: "" });
  expect(checkout.calls()).toEqual(["ci packages"]);
});

test("a changed lock file, a package that is gone and a broken list each bring a new install", async () => {
  await checkout.run(["types"]);
  checkout.write("package-lock.json", lockText("1.1.0"));
  await checkout.run(["types"]);
  expect(checkout.calls()).toHaveLength(2);

  checkout.write("node_modules/.package-lock.json", "{");
  await checkout.run(["types"]);
  expect(checkout.calls()).toHaveLength(3);
});

test("the task's exit code is kept", async () => {
  checkout.write("tool.cjs", "process.exit(5)");
  expect(await checkout.run(["types"])).toMatchObject({ code: 5, stdout: "" });
});

test("a signal reaches the task, and its own ending counts", async (context) => {
  context.skip(ON_WINDOWS, "Windows has no signals to pass on");
  await checkout.run(["types"]);
  checkout.write("node_modules/typescript/bin/tsc", WAITER);
  const child = checkout.start(["types"]);
  await once(child.stdout ?? child, "data");
  child.kill("SIGTERM");
  expect(await child.ended).toMatchObject({ code: 7, stdout: "waiting\ntold to stop\n" });
});

test("when npm is killed, and its shell with it, the task is told to stop", async (context) => {
  context.skip(ON_WINDOWS, "Windows does not show that a parent is gone");
  await checkout.run(["types"]);
  checkout.write("node_modules/typescript/bin/tsc", WAITER);
  const shell = spawn("sh", ["-c", `"${process.execPath}" scripts/run.mjs types; true`], {
    cwd: checkout.root,
    env: { ...process.env, npm_lifecycle_event: "types" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  shell.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said === "waiting\n") shell.kill("SIGKILL");
  });
  await once(shell.stdout, "close");
  expect(said).toBe("waiting\ntold to stop\n");
});

const WAITER = `
const ending = setTimeout(() => process.exit(9), 10_000);
process.on("SIGTERM", () => { clearTimeout(ending); console.log("told to stop"); process.exitCode = 7; });
console.log("waiting");
`;

test("without a network there is one clear message, nothing on stdout, and the next call repairs it", async () => {
  const failed = await checkout.run(["types"], { npm: "offline" });
  expect(failed).toMatchObject({ code: 1, stdout: "" });
  expect(failed.stderr).toContain("could not install its packages: npm could not reach its package registry");
  expect(failed.stderr).toContain("Check the internet connection");
  expect(failed.stderr).not.toContain("at ");
  expect(await checkout.run(["types"])).toMatchObject({ code: 0 });
});

test("two calls at once install once", async () => {
  const both = await Promise.all([checkout.run(["types"], { npm: "works" }), checkout.run(["types"])]);
  expect(both.map(({ code, stdout }) => ({ code, stdout }))).toEqual([
    { code: 0, stdout: told() },
    { code: 0, stdout: told() },
  ]);
  expect(checkout.calls()).toEqual(["ci packages"]);
});

test("an install that was stopped half-way is repaired by the next call, and its lock is free", async (context) => {
  context.skip(ON_WINDOWS, "Windows has no signals to pass on");
  const child = checkout.start(["types"], { npm: "hangs" });
  await untilTrue(() => checkout.has("node_modules/typescript/package.json"));
  child.kill("SIGTERM");
  expect(await child.ended).toMatchObject({ code: 143, stdout: "" });
  expect(checkout.has("node_modules/.package-lock.json")).toBe(false);
  expect(checkout.has(".setup.lock")).toBe(false);
  expect(await checkout.run(["types"])).toMatchObject({ code: 0, stdout: told() });
});

test("when a call is killed outright, the next one waits until its npm has ended", async (context) => {
  context.skip(ON_WINDOWS, "Windows has no signals to pass on");
  const child = checkout.start(["types"], { npm: "hangs" });
  await untilTrue(() => checkout.has("node_modules/typescript/package.json"));
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await checkout.run(["types"])).toMatchObject({ code: 0, stdout: told() });
  expect(checkout.calls()).toEqual(["ci packages"]);
});

test("the dashboard is built when a task needs it and its source has changed", async () => {
  await checkout.run(["types"]);
  expect(checkout.calls()).not.toContain("build");

  const started = await checkout.run(["start", "--port", "0"]);
  expect(started).toMatchObject({ code: 0, stdout: "hub --port 0\n" });
  expect(started.stderr).toContain("Building the dashboard");
  await checkout.run(["start"]);
  expect(checkout.calls()).toEqual(["ci packages", "build"]);

  checkout.write("web/main.ts", "export const changed = 1;");
  await checkout.run(["start", "--help"]);
  expect(checkout.calls()).toHaveLength(2);
  await checkout.run(["start"]);
  expect(checkout.calls()).toHaveLength(3);
});

test("an unknown task, or one whose script is missing, is said plainly", async () => {
  const unknown = await checkout.run(["tpyes"]);
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unknown.stderr).toContain("There is no task tpyes.");
  expect(unknown.stderr).toContain("npm run TASK");

  const absent = await checkout.run(["bench"]);
  expect(absent).toMatchObject({ code: 1, stdout: "" });
  expect(absent.stderr).toContain("The task bench is not part of this version.");
});

async function untilTrue(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !isTrue(); tries += 1) await sleep(10);
}
