import { expect, test } from "vitest";

import { projectFiles, readText } from "#test/house/projectFiles.ts";

/** Letters in brackets keep this file from holding what it looks for. */
const FOREIGN = [
  { what: "a path of one machine", pattern: /(?<![\w.}])\/(?:work|root|Users)\/[\w.-]+|[A-Z]:\\\\?Users\\/ },
  { what: "a registry address", pattern: /registry\.[n]pmjs|registry=h[t]tp/ },
  { what: "unfinished work", pattern: /\b(?:T[O]DO|F[I]XME|X[X]X)\b/ },
  { what: "a switched-off check", pattern: /@ts-(?:i[g]nore|n[o]check|e[x]pect-error)/ },
  { what: "a lonely test", pattern: /\b(?:test|it|describe)\.o[n]ly\(/ },
];
const BINARY = /\.(png|webp|gz|woff2|ico|jpg)$/;

const texts = projectFiles.filter((path) => !BINARY.test(path));

test.each(FOREIGN)("no file holds $what", ({ pattern }) => {
  const found = texts.flatMap((path) =>
    readText(path)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
  expect(found).toEqual([]);
});

test("a lint rule is switched off for a line only with a reason", () => {
  const switchOff = /(?:ox|es)lint-d[i]sable/;
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
