// The real browser that the end-to-end tests drive, where there is one.
import { chromium, type Browser } from "playwright";
import type { TestContext } from "vitest";

import { CHROMIUM_ARGS, findChromium } from "#hub/chromium.mjs";

const executablePath = findChromium();

/** In CI a missing browser is a failure; elsewhere a reason to skip. */
export const browserIsMissing = executablePath === undefined && process.env["CI"] === undefined;

/** How long a page, a browser or a hub is waited for: how long that takes is the machine's business. */
export const PATIENT_MS = 90_000;

/** For `beforeEach`. */
export function needsBrowser(context: TestContext): void {
  context.skip(browserIsMissing, "no Chrome or Chromium was found; CHROMIUM_PATH can name one");
}

export function launchBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error("no Chrome or Chromium was found");
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS });
}
