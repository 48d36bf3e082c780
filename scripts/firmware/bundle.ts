// Firmware source → one script the Espruino interpreter runs. esbuild joins the modules, swc lowers them to ES5
// (loose, arrays as the only iterables; its compressor would move functions below their use), esbuild makes it small,
// the gate reads what came out.
import { join } from "node:path";

import swc from "@swc/core";
import * as esbuild from "esbuild";

import { gate } from "#scripts/firmware/gate.ts";
import type { GateFinding } from "#scripts/firmware/gate.ts";
import { constantsAgain } from "#scripts/firmware/constants.ts";
import { reservedNames } from "#scripts/firmware/reservedNames.ts";
import { gateSource } from "#scripts/firmware/sourceGate.ts";

/** Modules the interpreter has built in. */
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
  const code = await shrink(await lower(await inlineConstants(joined)));
  return { code, findings: gate(code) };
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
    minifySyntax: true,
    mangleProps: /./,
    reserveProps: reservedNames(options.root),
    define: { DEV_BUILD: String(options.dev) },
    charset: "ascii",
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

/** Joining made every `const` of a module a `var`; as `const` again, inside a function, esbuild puts them where they are used. */
async function inlineConstants(code: string): Promise<string> {
  const own = constantsAgain(code.replace(/^\s*"use strict";/, ""));
  const result = await esbuild.transform(`(function () {${own}\n})();`, {
    minifySyntax: true,
    target: "es2020",
    charset: "ascii",
    logLevel: "silent",
  });
  return result.code;
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

async function shrink(code: string): Promise<string> {
  const result = await esbuild.transform(code, {
    minify: true,
    target: "es5",
    charset: "ascii",
    legalComments: "none",
    logLevel: "silent",
  });
  return result.code.trim();
}
