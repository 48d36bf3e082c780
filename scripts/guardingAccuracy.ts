// npm run accuracy:guarding: how often the coach notices a breath that stands still or shaking that doubles, and how often it
// says so of a hold in which nothing of the kind happened, on simulated holds.
import { parseArgs } from "node:util";

import { anyPerson } from "#scripts/guarding/anyPerson.ts";
import { examineGuarding, type GuardingCount, type GuardingExam } from "#scripts/guarding/examineGuarding.ts";

const HELP = `npm run accuracy:guarding -- [--seeds N] [--first SEED] [--seconds S] [--only NAME]

Rolls N simulated sessions of S seconds of each scenario through the whole line and counts.
`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "16" },
    first: { type: "string", default: "101" },
    seconds: { type: "string", default: "420" },
    only: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

interface Row {
  readonly name: string;
  readonly scenario: string;
  readonly person?: GuardingExam["person"];
}

const ANY = { rateHz: [0.1, 0.5], depth: [0.01, 0.1] } as const;
/** By what breath truly is: where the limits of what can be told lie. */
const GROUPS = [
  ["any breath", ANY],
  ["quick and deep", { rateHz: [0.28, 0.5], depth: [0.07, 0.1] }],
  ["slow", { rateHz: [0.1, 0.2], depth: [0.04, 0.1] }],
  ["shallow", { rateHz: [0.2, 0.5], depth: [0.01, 0.03] }],
] as const;

const ROWS: readonly Row[] = [
  ...["guarded", "unguarded", "post-run", "rocking"].map((scenario) => ({ name: scenario, scenario })),
  ...GROUPS.flatMap(([name, group]) => [
    { name: `${name}, braces`, scenario: "guarded", person: anyPerson(group, true) },
    { name: `${name}, at ease`, scenario: "unguarded", person: anyPerson(group, false) },
  ]),
];

function row(name: string, count: GuardingCount): string {
  const { holds, held, shaken, calm, calmKnown, falseBreath, falseShaking, delaysMs } = count;
  const of = (found: number, all: number): string =>
    all === 0 ? "–" : `${found} of ${all} (${((100 * found) / all).toFixed(0)} %)`;
  const sorted = delaysMs.toSorted((one, other) => one - other);
  const delay = (part: number): string => ((sorted[Math.floor(part * (sorted.length - 1))] ?? 0) / 1000).toFixed(1);
  const cells = [
    name,
    String(holds),
    of(held.known, held.all),
    of(held.found, held.known),
    sorted.length === 0 ? "–" : `${delay(0.5)} / ${delay(1)}`,
    of(shaken.found, shaken.all),
    of(calmKnown, calm),
    of(falseBreath, calmKnown),
    of(falseShaking, calm),
  ];
  return `| ${cells.join(" | ")} |`;
}

if (values.help) process.stdout.write(HELP);
else {
  const [seeds, first, seconds] = [values.seeds, values.first, values.seconds].map(Number);
  process.stdout.write(
    "| person | holds of 25 s | breath held ≥ 8 s: known | noticed of those | after s, median / last | shaking doubled, noticed | calm holds: breath known | called held of those | calm holds called shaking |\n" +
      "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
  );
  for (const { name, scenario, person } of ROWS) {
    if (values.only !== undefined && !name.startsWith(values.only)) continue;
    const count = examineGuarding({ scenario, person, first: first ?? 0, seeds: seeds ?? 0, seconds: seconds ?? 0 });
    process.stdout.write(`${row(name, count)}\n`);
  }
}
