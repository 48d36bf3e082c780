// npm run accuracy:guarding: how often the coach notices a breath that stands still or shaking that doubles, and how often it
// says so of a hold in which nothing of the kind happened, on simulated holds.
import { parseArgs } from "node:util";

import { examineGuarding, type GuardingCount } from "#scripts/guarding/examineGuarding.ts";

const HELP = `npm run accuracy:guarding -- [--seeds N] [--first SEED] [--seconds S]

Rolls N simulated sessions of S seconds of each scenario through the whole line and counts.
`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "16" },
    first: { type: "string", default: "101" },
    seconds: { type: "string", default: "420" },
    help: { type: "boolean", default: false },
  },
});

const SCENARIOS = ["guarded", "unguarded", "post-run", "rocking"];

function row(name: string, { holds, held, shaken, calm, falseBreath, falseShaking }: GuardingCount): string {
  const of = (count: number, all: number): string =>
    all === 0 ? "–" : `${count} of ${all} (${((100 * count) / all).toFixed(0)} %)`;
  const cells = [
    name,
    String(holds),
    of(held.found, held.all),
    of(shaken.found, shaken.all),
    of(falseBreath, calm),
    of(falseShaking, calm),
  ];
  return `| ${cells.join(" | ")} |`;
}

if (values.help) process.stdout.write(HELP);
else {
  const [seeds, first, seconds] = [values.seeds, values.first, values.seconds].map(Number);
  process.stdout.write(
    "| scenario | holds of 25 s | breath held ≥ 8 s, noticed | shaking doubled, noticed | calm holds called held | calm holds called shaking |\n" +
      "| -------- | ------------- | ------------------------- | ------------------------ | ---------------------- | ------------------------- |\n",
  );
  for (const scenario of SCENARIOS) {
    const count = examineGuarding({ scenario, first: first ?? 0, seeds: seeds ?? 0, seconds: seconds ?? 0 });
    process.stdout.write(`${row(scenario, count)}\n`);
  }
}
