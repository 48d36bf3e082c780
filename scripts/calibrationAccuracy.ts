// npm run accuracy:calibration: how good a calibration at home is, on simulated rollers in simulated homes.
import { parseArgs } from "node:util";

import { compareTicks } from "#scripts/accuracy/compareTicks.ts";
import type { TickErrors } from "#scripts/accuracy/compareTicks.ts";
import { coreRun } from "#scripts/accuracy/coreRun.ts";
import { simulatedRun } from "#scripts/accuracy/simulatedRun.ts";
import { quantile, rms } from "#scripts/accuracy/statistics.ts";
import { homeRun } from "#scripts/calibrationAccuracy/homeRun.ts";
import type { HomeRun } from "#scripts/calibrationAccuracy/homeRun.ts";
import type { Mounting } from "#shared/domain/device.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import { HOME_FAULTS } from "#sim/home/faults.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "20" },
    first: { type: "string", default: "1000" },
    seconds: { type: "string", default: "60" },
    help: { type: "boolean" },
  },
});

const HELP = `npm run accuracy:calibration -- [--seeds N] [--first SEED] [--seconds S]

Calibrates simulated rollers in simulated homes and prints, for each mounting, how far the calibration is
from the truth, how honest its σ is, and the error of force in another session of S seconds; then which
of the ways to go wrong are told.`;

const ROLLERS: readonly (readonly [name: string, mounting: Mounting, ringRatio?: number])[] = [
  ["ring, a2/a0 0.3", "ring", 0.3],
  ["ring, a2/a0 0.6", "ring", 0.6],
  ["four cells", "four"],
  ["split cylinder", "split"],
  ["two beams", "two"],
];

const percent = (part: number) => (100 * part).toFixed(2);
const sizes = (numbers: readonly number[]) => numbers.map(Math.abs);
const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

function forceErrors(
  home: Calibration | undefined,
  choice: { seed: number; mounting: Mounting },
  seconds: number,
): { readonly home: TickErrors; readonly true_: TickErrors } {
  const { frames, truth, device, roller, calibration } = simulatedRun({ scenario: "post-run", seconds, ...choice });
  const ticks = truth.filter((line) => line.k === "tick");
  const errors = (used: Calibration | undefined) =>
    compareTicks(
      coreRun({ device, roller, frames, ...(used === undefined ? {} : { calibration: used }) }).ticks,
      ticks,
    );
  return { home: errors(home), true_: errors(calibration) };
}

function accuracyRow(
  name: string,
  runs: readonly HomeRun[],
  forces: readonly ReturnType<typeof forceErrors>[],
): string[] {
  const errors = runs.flatMap(({ errors: own }) => own ?? []);
  const response = errors.flatMap((own) => own.response);
  const gain = errors.flatMap((own) => own.gain);
  const honest = (own: readonly number[], sds: readonly number[]) => rms(own.map((error, k) => error / (sds[k] ?? 1)));
  const force = forces.map(({ home }) => home.forceRms);
  const best = forces.map(({ true_ }) => true_.forceRms);
  return [
    name,
    `${percent(quantile(response, 0.5))} / ${percent(quantile(response, 0.95))}`,
    honest(
      response,
      errors.flatMap((own) => own.responseSd),
    ).toFixed(2),
    `${percent(quantile(sizes(gain), 0.5))} / ${percent(quantile(sizes(gain), 0.95))}`,
    honest(
      gain,
      errors.flatMap((own) => own.gainSd),
    ).toFixed(2),
    rms(errors.flatMap((own) => own.offsetN)).toFixed(2),
    percent(rms(errors.map(({ radius }) => radius))),
    `${percent(quantile(force, 0.5))} / ${percent(quantile(force, 0.95))}`,
    quantile(
      forces.map(({ home }) => home.coverage),
      0.5,
    ).toFixed(2),
    percent(quantile(best, 0.5)),
  ];
}

function main(): void {
  const seeds = Array.from({ length: Number(values.seeds) }, (_, k) => Number(values.first) + k);
  const seconds = Number(values.seconds);
  const took: number[] = [];
  const falseAlarms: string[] = [];
  const rows = ROLLERS.map(([name, mounting, ringRatio]) => {
    const about = { mounting, ...(ringRatio === undefined ? {} : { ringRatio }) };
    const runs = seeds.map((seed) => homeRun({ seed, ...about }));
    took.push(...runs.map(({ tookMs }) => tookMs));
    for (const { quality } of runs)
      falseAlarms.push(...quality.steps.flatMap(({ good, why }) => (good ? [] : [`${why}`])));
    const forces = runs.map(({ calibration }, k) =>
      forceErrors(calibration, { seed: seeds[k] ?? 0, ...about }, seconds),
    );
    process.stderr.write(`${name} done\n`);
    return accuracyRow(name, runs, forces);
  });
  const head = [
    "mounting",
    "response %",
    "÷ σ",
    "gain %",
    "÷ σ",
    "offset N",
    "radius %",
    "force %",
    "2 σ covers",
    "force % by the truth",
  ];
  console.log(`${table(head, rows)}\n`);
  console.log(
    `median / 95 % of ${seeds.length} rollers; ÷ σ: root mean square of error over the σ given; offset, radius: rms`,
  );
  console.log(`steps called not good without reason: ${falseAlarms.length}`);
  for (const alarm of new Set(falseAlarms)) console.log(`  ${alarm}`);
  console.log(
    `time for one calibration: median ${quantile(took, 0.5).toFixed(0)} ms, 95 % ${quantile(took, 0.95).toFixed(0)} ms\n`,
  );
  const faulty = HOME_FAULTS.map((fault) => {
    const runs = seeds.slice(0, 8).map((seed) => homeRun({ seed, mounting: "ring", fault }));
    const told = runs.filter(({ quality }) => quality.grade !== "good").length;
    const gains = runs.flatMap(({ errors }) => errors?.gain ?? []);
    const sds = runs.flatMap(({ errors }) => errors?.gainSd ?? []);
    return [fault, `${told} of ${runs.length}`, percent(quantile(sizes(gains), 0.95)), percent(quantile(sds, 0.5))];
  });
  console.log(table(["what goes wrong", "told", "largest gain error %", "σ given %"], faulty));
}

if (values.help === true) console.log(HELP);
else main();
