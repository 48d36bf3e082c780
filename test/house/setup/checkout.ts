// A small checkout of its own in a temporary folder: the real bootstrap, a lock file with two packages, and a fake
// npm that "installs" them. Nothing here needs a network.
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { ROOT } from "#test/house/projectFiles.ts";

export type FakeNpmMood = "works" | "offline" | "hangs";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly npm?: FakeNpmMood;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Checkout {
  readonly root: string;
  write(path: string, text: string): void;
  has(path: string): boolean;
  /** What the fake npm and the fake builder were called for, in order. */
  calls(): string[];
  start(args: readonly string[], options?: RunOptions): ChildProcess & { readonly ended: Promise<Ended> };
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  remove(): void;
}

/** Plays the type checker: tells how it was called. */
const FAKE_TOOL = "console.log(JSON.stringify({ args: process.argv.slice(2), node: process.version }));";

const FAKE_BUILDER = `
const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
appendFileSync("calls.log", "build\\n");
mkdirSync("web/dist", { recursive: true });
writeFileSync("web/dist/index.html", "<p>built</p>");
`;

export function createCheckout(): Checkout {
  const root = mkdtempSync(join(tmpdir(), "inchworm-checkout-"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  cpSync(join(ROOT, "scripts/run.mjs"), join(root, "scripts/run.mjs"));
  cpSync(join(ROOT, "scripts/setup"), join(root, "scripts/setup"), { recursive: true });
  cpSync(join(ROOT, "test/house/setup/fakeNpm.mjs"), join(root, "npm/npm-cli.js"));
  write("package.json", JSON.stringify({ name: "checkout", type: "module" }));
  write("package-lock.json", lockText("1.0.0"));
  write("tool.cjs", FAKE_TOOL);
  write("builder.cjs", FAKE_BUILDER);
  write("web/main.ts", "export {};");
  write("hub/main.ts", "console.log(`hub ${process.argv.slice(2).join(' ')}`);");

  const start: Checkout["start"] = (args, { npm = "works", env = {} } = {}) => {
    const child = spawn(process.execPath, [join(root, "scripts/run.mjs"), ...args], {
      cwd: root,
      env: { ...process.env, npm_execpath: join(root, "npm/npm-cli.js"), FAKE_NPM: npm, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    return Object.assign(child, { ended: collect(child) });
  };
  return {
    root,
    write,
    start,
    run: (args, options) => start(args, options).ended,
    has: (path) => existsSync(join(root, path)),
    calls() {
      const log = join(root, "calls.log");
      return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** @param version of the one package that the fake type checker stands for */
export function lockText(version: string): string {
  const packages = {
    "": { name: "checkout" },
    "node_modules/typescript": { version },
    "node_modules/vite": { version: "2.0.0" },
    "node_modules/tool-elsewhere": { version: "3.0.0", optional: true, os: ["elsewhere"] },
  };
  return JSON.stringify({ lockfileVersion: 3, packages });
}

function collect(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve) => {
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}
