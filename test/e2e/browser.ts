// The real browser that the end-to-end tests drive, where there is one.
import { chromium, type Browser } from "playwright";

import { CHROMIUM_ARGS, findChromium } from "#scripts/chromium.mjs";

const executablePath = findChromium();

/** Where it must be there, a missing browser is a failure; elsewhere a reason to skip. */
export const browserIsMissing = executablePath === undefined && process.env["CI"] === undefined;

if (browserIsMissing) {
  console.warn("No Chrome or Chromium was found, so the end-to-end tests are skipped; CHROMIUM_PATH can name one.");
}

export function launchBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error("no Chrome or Chromium was found");
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS });
}
