import { availableParallelism } from "node:os";

import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import { CHROMIUM_ARGS, findChromium } from "./scripts/chromium.mjs";

const chromium = findChromium();

const NODE = { environment: "node", testTimeout: 20_000 };
/** Vitest leaves one core free; on two cores that would be one file at a time, and many tests mostly wait. */
const WORKERS = Math.max(2, availableParallelism() - 1);
/** Tests of pure code. */
const PURE = ["accuracy", "bench", "calibration", "coach", "protocol", "signal", "simulator"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);
/** Tests that live by the clock: they want the machine for themselves. */
const REAL_TIME = ["test/e2e/**/*.test.ts", "test/radio/**/*.test.ts", "test/hub/serialSession.test.ts"];

/** Tests in Node, and component tests in a real Chromium where there is one. */
export default defineConfig({
  test: {
    reporters: ["default", "./scripts/closingReporter.ts"],
    coverage: { include: ["firmware/**", "hub/**", "scripts/setup/**", "shared/**", "simulator/**", "web/**"] },
    projects: [
      {
        test: {
          ...NODE,
          name: "pure",
          include: PURE,
          // Nothing in there holds on to anything: one process may run many files.
          isolate: false,
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          ...NODE,
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/web/**", "test/output/**", ...PURE, ...REAL_TIME],
          maxWorkers: WORKERS,
        },
      },
      {
        test: {
          ...NODE,
          name: "real time",
          include: REAL_TIME,
          maxWorkers: 1,
          // A machine that stands still for a second in the middle of a ride is no fault of the coach's.
          retry: 2,
          // After the others, so that nothing takes the processor from them.
          sequence: { groupOrder: 1 },
        },
      },
      ...(chromium === undefined
        ? []
        : [
            {
              extends: "./vite.config.ts",
              test: {
                name: "browser",
                sequence: { groupOrder: 2 },
                include: ["test/web/**/*.test.{ts,tsx}"],
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
