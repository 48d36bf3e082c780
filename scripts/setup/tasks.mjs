// Every npm script and what it needs: the only table of tasks. `npm run X -- args` hands `args` on.

/**
 * @typedef {object} Task
 * @property {string} summary one line for `--help`
 * @property {readonly string[]} run script and fixed arguments, from the project's folder
 * @property {"needed" | "wanted"} [web] the built dashboard; a task that only wants it runs also when its build fails
 * @property {boolean} [data] its stdout is data that people pipe on
 * @property {boolean} [tool] works on the project, so it runs in its folder; others run where the user is
 */

/** @type {Readonly<Record<string, Task>>} */
export const TASKS = {
  start: { summary: "start the hub and the dashboard", run: ["hub/main.ts"], web: "needed" },
  test: {
    tool: true,
    summary: "the everyday tests, in two minutes (or those whose path is given)",
    run: ["node_modules/vitest/vitest.mjs", "run"],
    web: "wanted",
  },
  "test:browser": {
    tool: true,
    summary: "the whole proof in a real browser: components, every page, rides, offline, looks",
    run: ["scripts/testProof.ts", "browser"],
    web: "needed",
  },
  "test:processes": {
    tool: true,
    summary: "the whole proof with programs, disks, databases and the radio",
    run: ["scripts/testProof.ts", "processes"],
    web: "wanted",
  },
  "test:long": {
    tool: true,
    summary: "every test (or those whose path is given) in its long form",
    run: ["scripts/testLong.ts"],
    web: "wanted",
  },
  "test:coach": {
    tool: true,
    summary: "ten thousand random minutes through the coach",
    run: ["scripts/coachEndurance.ts"],
  },
  "test:serial": {
    tool: true,
    summary: "ten megabytes of garbage on a serial line (needs socat)",
    run: ["scripts/serialEndurance.ts"],
  },
  "test:crash": {
    tool: true,
    summary: "hubs killed at random instants, a full disk, a process that stands still",
    run: ["scripts/crash/main.ts"],
  },
  "test:radio": {
    tool: true,
    summary: "the Bluetooth link over an emulated radio, with figures",
    run: ["scripts/radio/testRadio.ts"],
  },
  check: {
    tool: true,
    summary: "types, lint, format, firmware and every test: what CI runs",
    run: ["scripts/check.ts"],
  },
  types: { tool: true, summary: "check the types", run: ["node_modules/typescript/bin/tsc", "-b", ".", "firmware"] },
  lint: { tool: true, summary: "check the rules of the code", run: ["node_modules/oxlint/bin/oxlint", "--type-aware"] },
  format: { tool: true, summary: "format the code (--check only looks)", run: ["node_modules/oxfmt/bin/oxfmt"] },
  docs: { tool: true, summary: "write the documentation's tables from the code", run: ["scripts/docs/write.ts"] },
  analyze: { summary: "a recording through the signal core, as NDJSON", run: ["hub/cli/analyze.ts"], data: true },
  export: { summary: "sessions as files to take away, or a bundle to share", run: ["hub/cli/export.ts"] },
  recompute: { summary: "sessions worked out anew by today's core", run: ["hub/cli/recompute.ts"] },
  backup: { summary: "the data folder as one file", run: ["hub/cli/backup.ts"] },
  restore: { summary: "a data folder from a backup", run: ["hub/cli/restore.ts"] },
  import: { summary: "sessions of a backup, or a recording, into the data folder", run: ["hub/cli/import.ts"] },
  calibrate: { summary: "a roller's calibration from a recording with steps", run: ["hub/cli/calibrate.ts"] },
  doctor: { summary: "whether this computer is ready for a roller, and what to do", run: ["hub/cli/doctor.ts"] },
  roller: { summary: "tell a roller what it is: diameter, mounting, name …", run: ["hub/cli/roller.ts"] },
  simulate: { summary: "a simulated roller's recording and its truth", run: ["scripts/simulate.ts"] },
  "build:firmware": { summary: "the board's bundle in firmware/dist", run: ["scripts/firmware/build.ts"] },
  "test:espruino": {
    tool: true,
    summary: "run the firmware on the real interpreter (ESPRUINO=path)",
    run: ["scripts/firmware/interpreter/main.ts"],
  },
  flash: { tool: true, summary: "upload the firmware to a board", run: ["scripts/flash.ts"] },
  bench: { summary: "measure latency and throughput", run: ["scripts/bench/bench.ts"] },
  "bench:store": {
    summary: "measure the past: 10,000 sessions, pages of history",
    run: ["scripts/bench/storeBench.ts"],
  },
  "bench:export": {
    summary: "measure how long exports take, and their memory",
    run: ["scripts/bench/exports/main.ts"],
  },
  "bench:ears": {
    summary: "measure how long it takes from the sample to the sound, in Chromium",
    run: ["scripts/bench/ears.ts"],
    web: "needed",
  },
  "bench:web": {
    tool: true,
    summary: "measure the dashboard in a real browser",
    run: ["scripts/bench/web/bench.ts"],
    web: "needed",
  },
  coverage: {
    tool: true,
    summary: "how much of the signal core its tests reach (fails below 95 %)",
    run: [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--project=together",
      "--coverage",
      "--coverage.include=hub/signal/**",
      "--coverage.reporter=text",
      "--coverage.thresholds.lines=95",
      "--coverage.thresholds.branches=95",
      "test/signal",
    ],
  },
  accuracy: { summary: "compare the signal core with the simulator's truth", run: ["scripts/accuracy.ts"] },
  "accuracy:calibration": {
    summary: "compare calibrations at home with the simulator's truth",
    run: ["scripts/calibrationAccuracy.ts"],
  },
  "accuracy:guarding": {
    summary: "how often held breath and shaking are noticed in simulated holds",
    run: ["scripts/guardingAccuracy.ts"],
  },
  "accuracy:shape": {
    summary: "show what learning a response's shape from use is worth",
    run: ["scripts/shapeAccuracy.ts"],
  },
  snapshots: {
    tool: true,
    summary: "take the pictures that tests compare the pages with",
    run: ["scripts/snapshots/main.ts"],
    web: "needed",
  },
  icons: { tool: true, summary: "draw the installed page's icons from the worm", run: ["scripts/icons.ts"] },
  screenshots: { summary: "take the pictures in docs/images", run: ["scripts/screenshots.ts"], web: "needed" },
};
