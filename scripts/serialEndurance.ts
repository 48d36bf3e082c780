// npm run test:serial: ten megabytes of seeded garbage on a serial line between the simulated roller and the link.
import { isDeepStrictEqual } from "node:util";

import { garbageRun, withoutArrival } from "#test/link/serial/garbageRun.ts";

const LEAST_BYTES = 10_000_000;
const ORDER = { seed: 21, seconds: 120, bytesARecord: 1800 };

const startMs = performance.now();
const { garbageBytes, hits, expected, received } = await garbageRun(ORDER);
const same = isDeepStrictEqual(withoutArrival(received), withoutArrival(expected));
process.stdout.write(
  `${(garbageBytes / 1e6).toFixed(1)} MB of garbage, ${hits} records hit by it, ` +
    `${expected.length} frames left whole, ${received.length} received, ${same ? "all the same" : "NOT THE SAME"} ` +
    `(${((performance.now() - startMs) / 1000).toFixed(1)} s)\n`,
);
process.exitCode = same && garbageBytes >= LEAST_BYTES && expected.length > 0 ? 0 : 1;
