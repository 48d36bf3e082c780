import { availableParallelism } from "node:os";
import { join } from "node:path";

import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import { CHROMIUM_ARGS, findChromium } from "./hub/chromium.mjs";
import { REAL_TIME_PROJECT, RealTimeFirst } from "./scripts/realTimeFirst.ts";
import { LEAVES_PROOFS_OUT } from "./test/support/everyday.ts";
import { LONG_FORM } from "./test/support/often.ts";
import { PROJECT_FILES, PROOFS } from "./test/support/processes.ts";

const chromium = findChromium();

// Vitest's own processes and those that tests start load the same code again and again: Node keeps it compiled. Counting
// coverage needs it as it is.
if (!process.argv.some((argument) => argument.startsWith("--coverage"))) {
  process.env["NODE_COMPILE_CACHE"] ??= join(import.meta.dirname, "node_modules/.cache/node");
}

const LEFT_OUT = LEAVES_PROOFS_OUT ? Object.values(PROOFS).flatMap(({ files }) => files) : [];
const filesOf = (project: keyof typeof PROJECT_FILES) => ({
  include: [...PROJECT_FILES[project].include],
  exclude: [...PROJECT_FILES[project].exclude, ...LEFT_OUT],
});

const PATIENCE_MS = LONG_FORM ? 600_000 : 120_000;
/** How long anything is waited for: long, because only a failure takes as long, and the machine may be busy with other work. */
const NODE = {
  environment: "node",
  testTimeout: PATIENCE_MS,
  hookTimeout: PATIENCE_MS,
  expect: { poll: { timeout: 15_000 } },
  restoreMocks: true,
  unstubEnvs: true,
};
/**
 * Vitest leaves one core free; on two cores that would be one file at a time, and many tests mostly wait. The third is
 * that of the tests in real time.
 */
const WORKERS = Math.max(3, availableParallelism());
const STEPS_BACK = ["./test/support/stepBack.ts"];
const STEPS_FORWARD = ["./test/support/stepForward.ts"];

/** Tests in Node, and component tests in a real Chromium where there is one. */
export default defineConfig({
  test: {
    reporters: ["default", "./scripts/closingReporter.ts"],
    coverage: { include: ["firmware/**", "hub/**", "scripts/setup/**", "shared/**", "simulator/**", "web/**"] },
    sequence: { sequencer: RealTimeFirst },
    projects: [
      {
        test: {
          ...NODE,
          name: "together",
          ...filesOf("together"),
          setupFiles: STEPS_BACK,
          // Starting a process and loading the same modules again takes longer than most files do.
          isolate: false,
          // Node loads the source as it is, as the hub does: nothing has to be transformed, and it computes faster.
          experimental: { viteModuleRunner: false },
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          ...NODE,
          name: "played core",
          ...filesOf("playedCore"),
          setupFiles: STEPS_BACK,
          isolate: false,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          ...NODE,
          name: "alone",
          ...filesOf("alone"),
          setupFiles: STEPS_BACK,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          ...NODE,
          // Files that live by the clock begin first and run beside the others, which step back for them.
          name: REAL_TIME_PROJECT,
          ...filesOf("realTime"),
          setupFiles: STEPS_FORWARD,
          maxWorkers: WORKERS,
          // A machine that stands still for a second in the middle of a ride is no fault of the coach's.
          retry: 2,
        },
      },
      {
        test: {
          ...NODE,
          name: "radio",
          ...filesOf("radio"),
          setupFiles: STEPS_FORWARD,
          maxWorkers: 1,
          retry: 2,
          // After the others, so that nothing takes the processor from it.
          sequence: { groupOrder: 1 },
        },
      },
      ...(chromium === undefined || LEAVES_PROOFS_OUT
        ? []
        : [
            {
              extends: "./vite.config.ts",
              test: {
                name: "browser",
                sequence: { groupOrder: 2 },
                // As with the real time above: the page's own frames and timers stand still with the machine.
                retry: 2,
                ...filesOf("browser"),
                // Pages mostly wait; two of them fill the time.
                maxWorkers: 2,
                browser: {
                  enabled: true,
                  headless: true,
                  screenshotFailures: false,
                  provider: playwright({
                    launchOptions: { executablePath: chromium, args: CHROMIUM_ARGS },
                  }),
                  instances: [{ browser: "chromium" as const }],
                },
              },
            },
          ]),
    ],
  },
});
