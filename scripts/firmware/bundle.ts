// Firmware source → one script the Espruino interpreter runs. esbuild joins the modules, swc lowers them to ES5
// (loose, arrays as the only iterables; its compressor would move functions below their use), esbuild makes it small,
// the gate reads what came out.
import { join } from "node:path";

import swc from "@swc/core";
import * as esbuild from "esbuild";

import { gate } from "#scripts/firmware/gate.ts";
import type { GateFinding } from "#scripts/firmware/gate.ts";
import { inlineConstants } from "#scripts/firmware/constants.ts";
import { flatten } from "#scripts/firmware/flat/flatten.ts";
import { inlineExpressions } from "#scripts/firmware/flat/inline.ts";
import { sinkFunctions } from "#scripts/firmware/flat/sink.ts";
import { reservedNames } from "#scripts/firmware/reservedNames.ts";
import { gateSource } from "#scripts/firmware/sourceGate.ts";

/** Modules the interpreter has built in. */
/** What a board's bundle may have. */
export const BUNDLE_BUDGET_BYTES = 8000;
/** What copies of one function may add to the source, before it is made small: the first that fits. */
const COPIED_CHARS = [1200, 1000, 800, 600, 500, 400, 300, 200, 100, 0];
const CONSTANT_ROUNDS = 4;
const BUILT_IN = ["Storage"];

export interface BundleOptions {
  /** The package's folder. */
  readonly root: string;
  /** File of the board, relative to `root`. */
  readonly entry: string;
  /** Development build: the JavaScript prompt stays reachable. */
  readonly dev: boolean;
}

export interface Bundle {
  readonly code: string;
  readonly findings: readonly GateFinding[];
}

export async function bundleFirmware(options: BundleOptions): Promise<Bundle> {
  const joined = await joinModules(options);
  const inSource = gateSource(joined);
  if (inSource.length > 0) return { code: joined, findings: inSource };
  let flat = flatten(joined.replace(/^\s*"use strict";/, ""));
  // What a constant decides makes more constants.
  for (let round = 0; round < CONSTANT_ROUNDS; round++)
    flat = inlineExpressions(await withoutDead(inlineConstants(flat)));
  const code = await smallMemory(flat, options.root);
  return { code, findings: gate(code) };
}

/** Copies of small functions save memory and cost bytes: as many as the board's flash is meant to hold. */
async function smallMemory(flat: string, root: string): Promise<string> {
  let code = "";
  for (const copiedChars of COPIED_CHARS) {
    code = unwrap(await shrink(await lower(wrap(sinkFunctions(flat, copiedChars))), root));
    if (Buffer.byteLength(code) <= BUNDLE_BUDGET_BYTES) return code;
  }
  return code;
}

async function joinModules(options: BundleOptions): Promise<string> {
  const result = await esbuild.build({
    absWorkingDir: options.root,
    entryPoints: [join(options.root, options.entry)],
    bundle: true,
    write: false,
    // cjs leaves `require` of built-in modules as it is; nothing is exported.
    format: "cjs",
    platform: "neutral",
    target: "es2020",
    external: BUILT_IN,
    treeShaking: true,
    define: { DEV_BUILD: String(options.dev) },
    charset: "ascii",
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

/** Constants decided some branches; what only they used goes. */
async function withoutDead(code: string): Promise<string> {
  const result = await esbuild.transform(code, {
    minifySyntax: true,
    treeShaking: true,
    format: "esm",
    target: "es2020",
    charset: "ascii",
    logLevel: "silent",
  });
  return result.code;
}

function wrap(code: string): string {
  return `(function () {\n${code}\n})();`;
}

/** On the board everything stands at the top: a function around it would cost a variable for each one inside. */
function unwrap(code: string): string {
  const inside = /^\(function ?\(\) ?\{([^]*)\}\)\(\);?$/.exec(code)?.[1];
  if (inside === undefined) throw new Error("the program's wrapping has changed");
  return inside.trim();
}

async function lower(code: string): Promise<string> {
  const result = await swc.transform(code, {
    swcrc: false,
    configFile: false,
    isModule: false,
    sourceMaps: false,
    jsc: {
      parser: { syntax: "ecmascript" },
      loose: true,
      assumptions: { iterableIsArray: true },
    },
    // As target es5, but `typeof` stays what it is. `loose` here would bring for-of back to iterators.
    env: { forceAllTransforms: true, exclude: ["transform-typeof-symbol"] },
  });
  return result.code;
}

async function shrink(code: string, root: string): Promise<string> {
  const result = await esbuild.transform(code, {
    minify: true,
    mangleProps: /./,
    reserveProps: reservedNames(root),
    target: "es5",
    charset: "ascii",
    legalComments: "none",
    logLevel: "silent",
  });
  return result.code.trim();
}
