import { expect, test } from "vitest";

import { readText, sourceFiles } from "#test/house/projectFiles.ts";

const MOST_LINES = 400;
const USUAL_LINES = 300;
const USUAL_SHARE = 0.95;
const MEDIAN_LINES = 80;

const sizes = sourceFiles
  .map((path) => ({ path, lines: readText(path).trimEnd().split("\n").length }))
  .sort((a, b) => a.lines - b.lines);

function linesAt(share: number): number {
  return sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))]?.lines ?? 0;
}

test(`no source file is longer than ${MOST_LINES} lines: one concept each`, () => {
  expect(sizes.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
});

test(`${USUAL_SHARE * 100} % of the source files have at most ${USUAL_LINES} lines, half of them at most ${MEDIAN_LINES}`, () => {
  expect(linesAt(USUAL_SHARE)).toBeLessThanOrEqual(USUAL_LINES);
  expect(linesAt(0.5)).toBeLessThanOrEqual(MEDIAN_LINES);
});

test("`types` and `constants` files hold no logic, and no file is named for being a remainder", () => {
  expect(
    sizes.map(({ path }) => path).filter((path) => /(^|\/)(utils?|helpers?|misc|common)\.\w+$/.test(path)),
  ).toEqual([]);
});
