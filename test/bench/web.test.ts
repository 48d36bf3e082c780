// The dashboard's benchmark in its shortest form: it measures what it says, and nothing is grossly wrong. A busy machine
// draws slowly; how fast is for `npm run bench:web` to say.
import { expect, test } from "vitest";

import { measureWeb } from "#scripts/bench/web/measure.ts";
import { findChromium } from "#hub/chromium.mjs";
import { browserIsMissing } from "#test/e2e/browser.ts";

const executablePath = findChromium();

test.skipIf(browserIsMissing)("the live page draws four traces without running away", async () => {
  if (executablePath === undefined) throw new Error("no Chrome or Chromium was found");
  const measured = await measureWeb({ executablePath, seconds: 1, latencySeconds: 0.5, warmUpSeconds: 0.2 });
  expect(measured.opening.firstPaintMs).toBeGreaterThan(0);
  expect(measured.opening.sampleToFrameMs.count).toBeGreaterThan(2);
  expect(measured.opening.sampleToFrameMs.p50).toBeGreaterThan(0);
  expect(measured.drawing.framesPerS).toBeGreaterThan(5);
  expect(measured.drawing.scriptMsAFrame).toBeGreaterThan(0);
  expect(measured.drawing.scriptMsAFrame).toBeLessThan(40);
  expect(measured.drawing.heapGrowthMb).toBeLessThan(20);
});
