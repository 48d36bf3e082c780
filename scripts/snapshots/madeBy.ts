// Which Chromium took the pictures in test/e2e/looks: another one may draw letters and lines differently.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const MADE_BY_FILE = join(import.meta.dirname, "../../test/e2e/looks/chromium.txt");

/** `156` of `156.0.8078.108`. */
export function majorOf(version: string): string {
  return version.split(".", 1)[0] ?? "";
}

export function looksMadeBy(): string {
  return readFileSync(MADE_BY_FILE, "utf8").trim();
}
