// What the Espruino interpreter does not have, of what JavaScript programmers reach for. Listed by asking the real
// interpreter (Linux build, 2v29) for every built-in of a current Node.

export const ABSENT_GLOBALS: ReadonlySet<string> = new Set([
  ...words("AbortController Atomics BigInt BigInt64Array BigUint64Array Buffer FinalizationRegistry Intl Iterator Map"),
  ...words("Proxy RangeError Reflect Set SharedArrayBuffer Symbol TextDecoder TextEncoder URL WeakMap"),
  ...words("WeakRef WeakSet decodeURI encodeURI escape performance queueMicrotask structuredClone unescape"),
]);

export const ABSENT_STATICS: Readonly<Record<string, readonly string[]>> = {
  Object: words("freeze groupBy getOwnPropertySymbols hasOwn is isExtensible isFrozen isSealed preventExtensions seal"),
  Array: ["from", "fromAsync", "of"],
  Math: words("acosh asinh atanh cbrt clz32 cosh expm1 fround hypot imul log10 log1p log2 sinh tanh trunc"),
  Number: words("EPSILON MAX_SAFE_INTEGER MIN_SAFE_INTEGER isFinite isInteger isNaN isSafeInteger parseFloat parseInt"),
  String: ["fromCodePoint", "raw"],
  Date: ["UTC"],
  Promise: ["allSettled", "any", "race", "try", "withResolvers"],
  ArrayBuffer: ["isView"],
  Error: ["captureStackTrace"],
};

/** Absent wherever they are looked for. */
export const ABSENT_MEMBERS: ReadonlySet<string> = new Set(["BYTES_PER_ELEMENT"]);

/** Absent as methods; the names may well be properties of the firmware's own objects. */
export const ABSENT_METHODS: ReadonlySet<string> = new Set([
  ...words(
    "at codePointAt copyWithin entries findLast findLastIndex flat flatMap keys localeCompare matchAll normalize propertyIsEnumerable",
  ),
  ...words(
    "isPrototypeOf reduceRight search toExponential toLocaleString toPrecision toReversed toSorted toSpliced trimEnd trimStart values with",
  ),
]);

/** Objects that do have methods of those names. */
export const HAVE_METHODS: Readonly<Record<string, readonly string[]>> = { Object: ["keys", "values", "entries"] };

function words(list: string): string[] {
  return list.split(" ");
}
