// One real browser for all tests of a describe.
import type { Browser } from "playwright";
import { afterAll, beforeAll, beforeEach } from "vitest";

import { browserIsMissing, launchBrowser, needsBrowser, PATIENT_MS } from "#test/e2e/browser.ts";

/** Call it in the describe: opened before its tests, which are left out where there is none, and closed after them. */
export function sharedBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (!browserIsMissing) browser = await launchBrowser();
  }, PATIENT_MS);
  beforeEach(needsBrowser);
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error("the browser is not open");
    return browser;
  };
}
