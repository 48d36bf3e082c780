// `npm run accuracy`: the signal core against the truth of simulated rollers, or of a recording with its truth file.
import { parseArgs } from "node:util";

import { examine } from "#scripts/accuracy/examine.ts";
import type { Examined } from "#scripts/accuracy/examine.ts";
import { readMaterial } from "#scripts/accuracy/readMaterial.ts";
import { simulatedRun } from "#scripts/accuracy/simulatedRun.ts";
import { tableText } from "#scripts/accuracy/table.ts";
import { MOUNTINGS } from "#shared/domain/device.ts";
import type { Mounting } from "#shared/domain/device.ts";
import { SCENARIOS } from "#sim/scenarios.ts";

const HELP = `Compares the signal core with the truth; median / worst (95 %) of the sessions.

  --scenarios A,B   simulated scenarios, one column each (post-run), or "all"
  --seeds N         sessions a scenario (10)
  --first N         the first seed (1)
  --seconds N       length of a session (120)
  --mounting M      ring, split, four or two (ring)
  --ratio X         a2/a0 of a ring (0.3)
  --bare            the core gets no calibration
  --recording F     one recording instead, with --truth F and --calibration F
`;

const COLUMNS = 4;

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} is a number`);
  return value;
}

function mountingOf(text: string): Mounting {
  const found = MOUNTINGS.find((mounting) => mounting === text);
  if (found === undefined) throw new Error(`--mounting is one of ${MOUNTINGS.join(", ")}`);
  return found;
}

function print(groups: ReadonlyMap<string, readonly Examined[]>): void {
  const entries = [...groups];
  for (let from = 0; from < entries.length; from += COLUMNS) {
    process.stdout.write(`${tableText(new Map(entries.slice(from, from + COLUMNS)))}\n\n`);
  }
}

try {
  const { values } = parseArgs({
    options: {
      scenarios: { type: "string", default: "post-run" },
      seeds: { type: "string", default: "10" },
      first: { type: "string", default: "1" },
      seconds: { type: "string", default: "120" },
      mounting: { type: "string", default: "ring" },
      ratio: { type: "string", default: "0.3" },
      bare: { type: "boolean", default: false },
      recording: { type: "string" },
      truth: { type: "string" },
      calibration: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { bare, recording, truth, calibration } = values;
  if (values.help) process.stdout.write(HELP);
  else if (recording !== undefined) {
    print(new Map([[recording, [examine(await readMaterial({ recording, truth, calibration }), { bare })]]]));
  } else {
    const names = values.scenarios === "all" ? SCENARIOS.map(({ name }) => name) : values.scenarios.split(",");
    const first = numberOf("first", values.first);
    const mounting = mountingOf(values.mounting);
    const ringRatio = numberOf("ratio", values.ratio);
    const seconds = numberOf("seconds", values.seconds);
    const groups = new Map<string, Examined[]>();
    for (const scenario of names) {
      const sessions: Examined[] = [];
      for (let seed = first; seed < first + numberOf("seeds", values.seeds); seed += 1) {
        sessions.push(examine(simulatedRun({ scenario, seed, seconds, mounting, ringRatio }), { bare }));
      }
      groups.set(scenario, sessions);
    }
    print(groups);
  }
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 1;
}
