// npm run test:browser [-- PATH …]: the whole proof in a real browser, which npm test has a short form of.
import { parseCLI, startVitest } from "vitest/node";

process.env["INCHWORM_TESTS"] ??= "whole";
const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
const paths = filter.length > 0 ? filter : ["test/e2e/", "test/bench/web"];
const vitest = await startVitest("test", paths, { ...options, watch: false });
await vitest.close();
