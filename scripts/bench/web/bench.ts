// `npm run bench:web`: what the docs say about the dashboard's speed, measured in a real Chromium.
import { parseArgs } from "node:util";

import { reasonOf } from "#hub/errors.ts";
import { describeMachine } from "#scripts/bench/machine.ts";
import { judgeWeb, measureWeb } from "#scripts/bench/web/measure.ts";
import { findChromium } from "#hub/chromium.mjs";

const HELP = `Measures the live page in Chrome or Chromium (CHROMIUM_PATH can name one): first scripts and paint, how old a
sample is when it is drawn, frames and scripting with four traces at 100 Hz, and what the heap grows by.

  --minutes N   how long the traces run (2)
  --json        as JSON
`;

try {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "2" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const minutes = Number(values.minutes);
  const executablePath = findChromium();
  if (values.help) process.stdout.write(HELP);
  else if (!(minutes > 0 && minutes <= 600)) throw new Error("--minutes is a number above 0, up to 600");
  else if (executablePath === undefined)
    throw new Error("No Chrome or Chromium was found; CHROMIUM_PATH can name one.");
  else {
    const machine = describeMachine();
    const measured = await measureWeb({
      executablePath,
      seconds: minutes * 60,
      latencySeconds: 20,
      warmUpSeconds: 35,
    });
    const judged = judgeWeb(measured);
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ machine, measured, judged }, undefined, 2)}\n`
        : [
            `${machine.cpu}, ${machine.cores} cores, load before ${machine.loadBefore}, Chromium ${measured.browser}, drawing on the processor`,
            `from the request for the page: first paint ${measured.opening.firstPaintMs.toFixed(0)} ms, live values ${measured.opening.liveMs.toFixed(0)} ms`,
            `sample → frame: p50 ${measured.opening.sampleToFrameMs.p50} ms, p95 ${measured.opening.sampleToFrameMs.p95} ms, p99 ${measured.opening.sampleToFrameMs.p99} ms`,
            `${measured.drawing.seconds} s of four traces: main thread busy ${measured.drawing.taskMsAFrame.toFixed(1)} ms a frame`,
            ...judged.map(
              ({ promise, measured: value, verdict }) =>
                `  ${verdict.padEnd(18)}${promise.padEnd(56)}${value.toLocaleString("en").padStart(10)}`,
            ),
            "",
          ].join("\n"),
    );
  }
} catch (thrown) {
  process.stderr.write(`${reasonOf(thrown)}\n`);
  process.exitCode = 1;
}
