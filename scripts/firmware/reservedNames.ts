// Property names the build must leave alone: those of the language's built-ins and of the interpreter's typings.
// All others are the firmware's own and are shortened, which saves bytes and interpreter variables.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const NUMBERS: readonly object[] = [Number, Math, ArrayBuffer, DataView, Uint8Array, Object.getPrototypeOf(Uint8Array)];
const OTHERS: readonly object[] = [Object, Function, Array, String, Boolean, JSON, Date, RegExp, Error, Promise];

export function reservedNames(root: string): RegExp {
  const words = new Set<string>();
  for (const builtIn of NUMBERS.concat(OTHERS)) {
    for (const name of Object.getOwnPropertyNames(builtIn)) words.add(name);
    if ("prototype" in builtIn) for (const name of Object.getOwnPropertyNames(builtIn.prototype)) words.add(name);
  }
  for (const [word] of typings(root).matchAll(/[A-Za-z]\w*/g)) words.add(word);
  return new RegExp(`^(${[...words].join("|").replaceAll("$", "\\$")})$`);
}

function typings(root: string): string {
  return readFileSync(join(root, "firmware/espruino.d.ts"), "utf8")
    .replaceAll(/\/\*[^]*?\*\//g, "")
    .replaceAll(/\/\/.*/g, "");
}
