import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import { CHROMIUM_ARGS, findChromium } from "./scripts/chromium.mjs";

const chromium = findChromium();

/** Tests in Node, and component tests in a real Chromium where there is one. */
export default defineConfig({
  test: {
    reporters: ["default", "./scripts/closingReporter.ts"],
    coverage: { include: ["firmware/**", "hub/**", "scripts/setup/**", "shared/**", "simulator/**", "web/**"] },
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/web/**", "test/output/**"],
          testTimeout: 20_000,
        },
      },
      ...(chromium === undefined
        ? []
        : [
            {
              extends: "./vite.config.ts",
              test: {
                name: "browser",
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
