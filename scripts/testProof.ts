// npm run test:browser, npm run test:processes [-- PATH …]: a whole proof that npm test has a short form of. The first argument
// names which.
import { parseCLI, startVitest } from "vitest/node";

import { PROCESS_PROOF, SHORTENED } from "#test/support/processes.ts";

const PROOFS: Readonly<Record<string, readonly string[]>> = {
  browser: ["test/e2e/", "test/bench/web"],
  processes: [...PROCESS_PROOF, ...SHORTENED],
};

process.env["INCHWORM_TESTS"] ??= "whole";
const [proof = "", ...others] = process.argv.slice(2);
const { filter, options } = parseCLI(["vitest", "run", ...others]);
const paths = filter.length > 0 ? filter : [...(PROOFS[proof] ?? [])];
if (paths.length === 0) throw new Error(`there is no proof ${proof}`);
const vitest = await startVitest("test", paths, { ...options, watch: false });
await vitest.close();
