import { expect, test } from "vitest";

import { findChromium } from "#scripts/chromium.mjs";

test("there is a browser for the tests in test/web", (context) => {
  const found = findChromium();
  if (found === undefined && process.env.CI === undefined) {
    context.skip("no Chrome or Chromium was found, so the tests in test/web did not run; CHROMIUM_PATH can name one");
  }
  expect(found).toBeDefined();
});
