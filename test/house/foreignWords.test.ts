import { expect, test } from "vitest";

import { projectFiles, readText } from "#test/house/projectFiles.ts";

/** Written in pieces, so that this file does not hold the words it looks for. */
const FOREIGN = [
  { what: "a path of one machine", pattern: /(?<![\w.}])\/(?:work|root|Users|tmp\/[a-z])\/[\w.-]+|[A-Z]:\\\\?Users\\/ },
  { what: "a registry address", pattern: new RegExp(["registry", "npmjs"].join("\\.") + "|regis" + "try=http") },
  { what: "unfinished work", pattern: new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "X" + "XX"].join("|")})\\b`) },
  { what: "a switched-off check", pattern: new RegExp(`@ts-(${["ignore", "nocheck", "expect-error"].join("|")})`) },
  { what: "a lonely test", pattern: new RegExp(`\\b(test|it|describe)\\.${"only"}\\(`) },
];
const BINARY = /\.(png|webp|gz|woff2|ico|jpg)$/;
const OURSELVES = "test/house/foreignWords.test.ts";

const texts = projectFiles.filter((path) => !BINARY.test(path) && path !== OURSELVES);

test.each(FOREIGN)("no file holds $what", ({ pattern }) => {
  const found = texts.flatMap((path) =>
    readText(path)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
  expect(found).toEqual([]);
});

test("a lint rule is switched off for a line only with a reason", () => {
  const switchOff = new RegExp(`(?:ox|es)lint-${"disable"}`);
  const found = texts
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .flatMap((path) =>
      readText(path)
        .split("\n")
        .filter((line) => switchOff.test(line) && !/ -- \w/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
