// npm run test:long [-- PATH …]: the tests with every seed, run and program in its long form.
import { parseCLI, startVitest } from "vitest/node";

process.env["INCHWORM_TESTS"] = "long";
const { filter, options } = parseCLI(["vitest", "run", ...process.argv.slice(2)]);
const vitest = await startVitest("test", filter, { ...options, watch: false });
await vitest.close();
