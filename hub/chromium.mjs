// Finds an installed Chrome or Chromium: for who starts the hub, the doctor, the browser tests and the screenshots.
import { existsSync } from "node:fs";
import { join } from "node:path";

/** @type {Readonly<Record<string, readonly string[]>>} */
const CANDIDATES = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe")),
};

/** For a browser that only shows our own page, also as root in a container, and that calls nobody. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns {string | undefined} path of a browser; `CHROMIUM_PATH` wins when set */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return (CANDIDATES[process.platform] ?? []).find((path) => existsSync(path));
}
