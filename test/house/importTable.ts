// Who may import whom. The table in ARCHITECTURE.md is this one; a test keeps them the same.

export interface ImportRule {
  /** A folder (ends in a slash), its files (ends in a star) or one file; the first rule that fits a file is its rule. */
  readonly from: string;
  /** Folders, files, packages (`@fastify/*`) and `node:` built-ins; a folder may also import its own files. */
  readonly may: readonly string[];
  /** Only as `import type`. */
  readonly types?: readonly string[];
  /** Only as `import()`, so that the hub starts without it. */
  readonly lazily?: readonly string[];
  /** No clock, timer, chance, input or output of its own. */
  readonly pure?: true;
  readonly why: string;
}

export const ANYTHING = "anything";

export const IMPORT_TABLE: readonly ImportRule[] = [
  {
    from: "shared/protocol/",
    may: [],
    pure: true,
    why: "the same source runs on the board, which has no packages",
  },
  { from: "shared/domain/", may: [], pure: true, why: "facts that every part shares depend on no part" },
  {
    from: "shared/schema/",
    may: ["zod/mini", "shared/domain/"],
    pure: true,
    why: "hub and browser parse the same shapes; zod/mini keeps the browser's share small",
  },
  {
    from: "firmware/",
    may: ["shared/protocol/", "Storage"],
    pure: true,
    why: "the board has no Node; its I/O is handed in, but for the interpreter's own modules",
  },
  {
    from: "hub/signal/",
    may: ["shared/domain/"],
    types: ["shared/schema/"],
    pure: true,
    why: "the same frames must give the same output, byte for byte",
  },
  {
    from: "hub/calibration/",
    may: ["hub/signal/", "shared/domain/"],
    types: ["shared/schema/"],
    pure: true,
    why: "a calibration is tested by handing it a recording, and made again from it by a better procedure",
  },
  {
    from: "hub/coach/",
    may: ["shared/domain/"],
    types: ["shared/schema/"],
    pure: true,
    why: "a rule is tested by handing it a moment, and a session can be coached again from its journal",
  },
  {
    from: "hub/plan/",
    may: ["hub/coach/", "shared/domain/"],
    types: ["shared/schema/"],
    pure: true,
    why: "what is blocked, allowed and proposed is decided from answers and dates that are handed in",
  },
  {
    from: "hub/recording/",
    may: ["shared/schema/", "shared/domain/", "zod/mini", "hub/errors.ts", "node:fs", "node:stream", "node:zlib"],
    why: "the recording format serves journal, import and analysis alike, so it knows none of them",
  },
  {
    from: "hub/link/simulated.ts",
    may: ["hub/link/", "shared/protocol/", "shared/domain/", "hub/errors.ts", "hub/clock.ts"],
    types: ["shared/schema/", "simulator/"],
    lazily: ["simulator/"],
    why: "a hub with real rollers never loads the simulator",
  },
  {
    from: "hub/link/playback.ts",
    may: ["hub/link/", "shared/protocol/", "shared/domain/", "hub/errors.ts", "hub/clock.ts", "hub/recording/"],
    types: ["shared/schema/"],
    why: "the one link that reads recordings",
  },
  {
    from: "hub/link/serial/library.ts",
    may: ["hub/link/", "hub/errors.ts", "node:fs"],
    types: ["serialport"],
    lazily: ["serialport"],
    why: "the hub starts without serialport's native parts",
  },
  {
    from: "hub/link/serial/presence.ts",
    may: ["node:fs"],
    why: "whether a port is there is told by its file",
  },
  {
    from: "hub/link/serial/linuxPorts.ts",
    may: ["hub/link/", "node:fs", "node:path"],
    why: "which ports there are is told by the kernel's files",
  },
  {
    from: "hub/link/ble/noble.ts",
    may: [],
    types: ["@stoprocent/noble"],
    lazily: ["@stoprocent/noble"],
    why: "the one file that knows the Bluetooth library; the hub starts without it",
  },
  {
    from: "hub/link/ble/",
    may: ["hub/link/", "shared/protocol/", "shared/domain/", "hub/errors.ts", "hub/clock.ts", "node:fs"],
    types: ["shared/schema/"],
    why: "a link turns bytes into frames; this one asks the system whether there is an adapter",
  },
  {
    from: "hub/link/",
    may: ["shared/protocol/", "shared/domain/", "hub/errors.ts", "hub/clock.ts", "node:url"],
    types: ["shared/schema/"],
    why: "a link turns bytes into frames and knows nothing of what they mean",
  },
  {
    from: "hub/session/",
    may: [
      "shared/domain/",
      "shared/schema/",
      "hub/recording/",
      "hub/errors.ts",
      "hub/clock.ts",
      "hub/atomicFile.ts",
      "hub/makeFolder.ts",
      "node:crypto",
      "node:fs",
      "node:path",
    ],
    why: "sessions are stored frames and marks; how they are shown or sent is not their business",
  },
  {
    from: "hub/export/",
    may: [
      "shared/domain/",
      "shared/schema/",
      "hub/recording/",
      "hub/errors.ts",
      "hub/clock.ts",
      "node:fs",
      "node:stream",
    ],
    why: "an exporter reads a recording and writes a file",
  },
  {
    from: "hub/http/",
    may: [
      "fastify",
      "@fastify/*",
      "fastify-type-provider-zod",
      "zod",
      "shared/schema/",
      "shared/domain/",
      "hub/clock.ts",
      "hub/errors.ts",
      "hub/session/",
      "hub/export/",
      "node:fs",
      "node:http",
      "node:net",
      "node:path",
      "node:stream",
    ],
    why: "routes reach the hub's parts through interfaces that hub.ts hands in, so they can be tested without them",
  },
  {
    from: "hub/live/",
    may: [
      "fastify",
      "@fastify/*",
      "zod/mini",
      "shared/schema/",
      "shared/domain/",
      "hub/clock.ts",
      "hub/errors.ts",
      "hub/session/",
      "hub/export/",
    ],
    why: "a slow client must never reach back into the samples' way",
  },
  {
    from: "hub/doctor/judge/",
    may: ["hub/doctor/facts.ts"],
    types: ["shared/schema/"],
    pure: true,
    why: "what a finding says on any system is tested on every system",
  },
  {
    from: "hub/doctor/",
    may: ["hub/link/", "hub/errors.ts", "shared/domain/", "shared/protocol/", "shared/schema/", "node:*"],
    why: "probes only look; what is found is judged apart from them",
  },
  { from: "hub/errors.ts", may: [], pure: true, why: "everything may throw it, so it depends on nothing" },
  { from: "hub/clock.ts", may: [], why: "everything may be handed it, so it depends on nothing" },
  { from: "hub/main.ts", may: [ANYTHING], why: "the edge: flags, signals, the terminal" },
  { from: "hub/cli/", may: [ANYTHING], why: "the edge: commands put parts together" },
  {
    from: "hub/hub.ts",
    may: ["hub/", "shared/domain/", "shared/schema/", "node:*"],
    why: "the one place where parts meet",
  },
  {
    from: "hub/line.ts",
    may: ["hub/", "shared/domain/", "shared/schema/"],
    why: "a roller's straight line, from link to feed, as one file to read",
  },
  {
    from: "hub/shapeLearning/",
    may: [
      "hub/calibration/",
      "hub/recording/",
      "hub/errors.ts",
      "shared/schema/",
      "shared/domain/",
      "node:worker_threads",
    ],
    why: "where the pure learning of a response meets a recording and a thread of its own",
  },
  {
    from: "hub/profiles/",
    may: [
      "hub/plan/",
      "hub/coach/",
      "hub/errors.ts",
      "hub/makeFolder.ts",
      "shared/schema/",
      "shared/domain/",
      "node:crypto",
      "node:fs",
      "node:path",
    ],
    why: "where the pure plan meets people's files, dates and rollers",
  },
  {
    from: "hub/guidedCalibration.ts",
    may: ["hub/calibration/", "shared/schema/", "shared/domain/", "node:fs"],
    types: ["hub/"],
    why: "a guided calibration while it lasts: where the pure procedure meets frames, files and time",
  },
  {
    from: "hub/rollerCalibration.ts",
    may: [
      "hub/calibration/",
      "hub/guidedCalibration.ts",
      "hub/errors.ts",
      "hub/recording/",
      "shared/schema/",
      "shared/domain/",
    ],
    types: ["hub/"],
    why: "which calibration a roller has, as one file to read",
  },
  {
    from: "hub/rollerPerson.ts",
    may: ["hub/coach/", "hub/errors.ts", "hub/rolledAreas.ts", "shared/schema/", "shared/domain/"],
    types: ["hub/"],
    why: "who uses a roller and the measurement of their force band, beside the line, as one file to read",
  },
  {
    from: "hub/rollerState.ts",
    may: ["hub/calibration/", "shared/domain/", "shared/schema/"],
    types: ["hub/"],
    why: "what the page knows of a roller, how old its calibration is among it",
  },
  {
    from: "hub/*",
    may: [
      "hub/errors.ts",
      "hub/clock.ts",
      "hub/atomicFile.ts",
      "hub/makeFolder.ts",
      "hub/recording/",
      "hub/export/",
      "shared/domain/",
      "shared/schema/",
      "node:*",
    ],
    types: ["hub/"],
    why: "what hub.ts needs to put parts together, without putting them together itself",
  },
  {
    from: "web/",
    may: [
      "shared/domain/",
      "shared/schema/",
      "zod/mini",
      "react",
      "react-dom",
      "uplot",
      "wouter",
      "@fontsource-variable/*",
    ],
    why: "the browser knows the hub only by its messages",
  },
  {
    from: "simulator/radio/emulated/",
    may: ["simulator/", "shared/", "firmware/", "node:child_process", "node:fs", "node:os", "node:path", "node:url"],
    types: ["@stoprocent/bleno"],
    lazily: ["@stoprocent/bleno"],
    why: "rollers on an emulated or a real radio: the only place that plays a Bluetooth peripheral",
  },
  {
    from: "simulator/",
    may: ["shared/", "firmware/"],
    types: ["hub/link/", "hub/recording/"],
    why: "a simulator that shared the signal core's code would share its mistakes",
  },
  { from: "scripts/", may: [ANYTHING], why: "tools for people who work on the project" },
  { from: "test/", may: [ANYTHING], why: "tests reach everything" },
];
