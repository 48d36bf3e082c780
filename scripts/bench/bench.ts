// `npm run bench`: what the docs say about speed, measured. `-- --json` for a program to read.
import { parseArgs } from "node:util";

import { reasonOf } from "#hub/errors.ts";
import { measureCore } from "#scripts/bench/core.ts";
import { measureLatency } from "#scripts/bench/latency.ts";
import { describeMachine } from "#scripts/bench/machine.ts";
import { benchText } from "#scripts/bench/text.ts";
import { hasFailed, judge } from "#scripts/bench/verdict.ts";

const HELP = `Measures latency and throughput on this machine, and holds them against what is promised. Ends with 1 when a promise fails.

  --seconds N   how long the latency is measured (20)
  --clients N   dashboards that watch at the same time (20)
  --json        as JSON
`;

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`--${name} is a whole number from 1 to ${most}`);
  return value;
}

try {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "20" },
      clients: { type: "string", default: "20" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) process.stdout.write(HELP);
  else {
    const seconds = wholeNumber("seconds", values.seconds, 3600);
    const clients = wholeNumber("clients", values.clients, 60);
    const machine = describeMachine();
    const core = await measureCore({ scenario: "post-run", seconds: 3600 });
    const latency = await measureLatency({ uri: "sim:post-run", clients, seconds });
    const judged = judge({ core, latency });
    const result = { machine, latency, core, judged };
    if (hasFailed(judged)) process.exitCode = 1;
    process.stdout.write(values.json ? `${JSON.stringify(result, undefined, 2)}\n` : benchText(result));
  }
} catch (thrown) {
  process.stderr.write(`${reasonOf(thrown)}\n`);
  process.exitCode = 1;
}
