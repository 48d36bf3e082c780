// npm run test:browser, npm run test:processes [-- PATH …]: a whole proof that npm test has a short form of. The first argument
// names which.
import { parseCLI, startVitest } from "vitest/node";

import { PROOF_PATHS } from "#scripts/proofPaths.ts";

process.env["INCHWORM_TESTS"] ??= "whole";
const [proof = "", ...others] = process.argv.slice(2);
const { filter, options } = parseCLI(["vitest", "run", ...others]);
const paths = filter.length > 0 ? filter : [...(PROOF_PATHS[proof] ?? [])];
if (paths.length === 0) throw new Error(`there is no proof ${proof}`);
const vitest = await startVitest("test", paths, { ...options, watch: false });
await vitest.close();
