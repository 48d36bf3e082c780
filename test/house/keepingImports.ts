// The rules of what is done to sessions that are over, and to data folders.
import type { ImportRule } from "#test/house/importTable.ts";

export const KEEPING_IMPORTS: readonly ImportRule[] = [
  {
    from: "hub/rederive/",
    may: [
      "hub/coach/",
      "hub/signal/pipeline.ts",
      "hub/recording/",
      "hub/session/",
      "hub/userMark.ts",
      "hub/errors.ts",
      "shared/domain/",
      "shared/schema/",
      "zod/mini",
      "node:worker_threads",
    ],
    why: "where the pure core and coach meet a recording once more, and a thread of their own",
  },
  {
    from: "hub/keeping/",
    may: [
      "hub/recording/",
      "hub/session/",
      "hub/errors.ts",
      "hub/systemReason.ts",
      "hub/atomicFile.ts",
      "hub/makeFolder.ts",
      "shared/schema/",
      "zod/mini",
      "node:crypto",
      "node:fs",
      "node:os",
      "node:path",
      "node:stream",
      "node:timers",
      "node:zlib",
    ],
    types: ["hub/"],
    why: "what is done to a data folder as a whole: whose it is, copies of it, what grows old in it",
  },
];
