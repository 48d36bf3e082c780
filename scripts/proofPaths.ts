// Which files a proof's command asks vitest for.
import { PROOFS, SHORTENED } from "#test/support/processes.ts";

/** Vitest is given paths, or beginnings of them. */
const pathsOf = (files: readonly string[]) => files.map((pattern) => pattern.replace(/[!@*{].*$/, ""));
export const PROOF_PATHS: Readonly<Record<string, readonly string[]>> = {
  browser: pathsOf(PROOFS.browser.files),
  processes: [...pathsOf(PROOFS.processes.files), ...SHORTENED],
};
