import { expect, test } from "vitest";

import { findChromium } from "#hub/chromium.mjs";
import { needsBrowser } from "#test/e2e/browser.ts";

test("there is a browser, so that the tests in test/web run", (context) => {
  needsBrowser(context);
  expect(findChromium()).toBeDefined();
});
