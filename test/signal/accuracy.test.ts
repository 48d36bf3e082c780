// The core against simulated rollers, with the simulator's true calibration: what this repository promises.
// `npm run accuracy` prints the same table for any scenario, mounting and number of seeds.
import { expect, test } from "vitest";

import { examine } from "#scripts/accuracy/examine.ts";
import type { Examined } from "#scripts/accuracy/examine.ts";
import { simulatedRun } from "#scripts/accuracy/simulatedRun.ts";
import { median, quantile } from "#scripts/accuracy/statistics.ts";
import { tableText } from "#scripts/accuracy/table.ts";
import type { Mounting } from "#shared/domain/device.ts";
import { often } from "#test/support/often.ts";

/** Many minutes of rolling; on a busy machine slower than the usual limit. */
const LONG = { timeout: 300_000 };
const PEOPLE = often({ everyday: 6, long: 10 });

interface Group {
  readonly scenario: string;
  readonly seeds: number;
  readonly seconds: number;
  readonly mounting?: Mounting;
  readonly ringRatio?: number;
  readonly bare?: boolean;
}

const shown = new Map<string, Examined[]>();

function sessions({ seeds, bare = false, ...choice }: Group): Examined[] {
  const examined = Array.from({ length: seeds }, (_, k) => examine(simulatedRun({ ...choice, seed: k + 1 }), { bare }));
  const beside = bare ? ["bare"] : [choice.mounting, choice.ringRatio].filter((part) => part !== undefined);
  shown.set([choice.scenario, ...beside].join(" "), examined);
  return examined;
}

const all = <T>(examined: readonly Examined[], read: (one: Examined) => T) => examined.map(read);
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

test(`post-run, ring 0.3, ${PEOPLE} people: every target of the table`, LONG, () => {
  const found = sessions({ scenario: "post-run", seeds: PEOPLE, seconds: 60 });
  const speed = all(found, ({ ticks }) => ticks.speedRmsMmS);
  expect(median(speed)).toBeLessThan(0.8);
  expect(Math.max(...speed)).toBeLessThan(1.5);
  expect(Math.max(...all(found, ({ ticks }) => Math.abs(ticks.speedBiasMmS)))).toBeLessThan(0.3);
  const force = all(found, ({ ticks }) => ticks.forceRms);
  expect(median(force)).toBeLessThan(0.02);
  expect(Math.max(...force)).toBeLessThan(0.036);
  expect(median(all(found, ({ ticks }) => ticks.forceP95))).toBeLessThan(0.042);
  expect(
    quantile(
      all(found, ({ ticks }) => ticks.coverage),
      0.05,
    ),
  ).toBeGreaterThan(0.7);
  expect(median(all(found, ({ ticks }) => ticks.coverage))).toBeGreaterThan(0.9);
  expect(sumOf(all(found, ({ events }) => events.missedStrokes + events.falseStrokes))).toBe(0);
  expect(sumOf(all(found, ({ events }) => events.missedHolds + events.falseHolds))).toBe(0);
  expect(Math.max(...all(found, ({ events }) => events.reversalP95Ms))).toBeLessThan(65);
  expect(median(all(found, ({ ticks }) => ticks.arrivedP50Ms))).toBeLessThan(45);
  expect(median(all(found, ({ ticks }) => ticks.arrivedP95Ms))).toBeLessThan(70);
  // And worth it: the raw reading is ten times worse.
  expect(median(all(found, ({ raw }) => raw?.forceRms ?? 0))).toBeGreaterThan(0.15);
});

test("every mounting stays within its limit", LONG, () => {
  for (const [mounting, ringRatio, limit] of [
    ["ring", 0.6, 0.06],
    ["split", undefined, 0.14],
    ["four", undefined, 0.02],
    ["two", undefined, 0.02],
  ] as const) {
    const found = sessions({
      scenario: "free-roll",
      seeds: often({ everyday: 1, long: 3 }),
      seconds: 50,
      mounting,
      ...(ringRatio ? { ringRatio } : {}),
    });
    expect(median(all(found, ({ ticks }) => ticks.forceRms)), mounting).toBeLessThan(limit);
    expect(Math.max(...all(found, ({ ticks }) => ticks.speedRmsMmS)), mounting).toBeLessThan(1.5);
    expect(sumOf(all(found, ({ events }) => events.missedStrokes + events.falseStrokes)), mounting).toBe(0);
  }
});

test("hard sessions: tremor, quick rolling, losses, a small roller the other way round", LONG, () => {
  for (const [scenario, speedMmS, force] of [
    ["tremor", 2.5, 0.042],
    ["pre-run", 4.5, 0.036],
    ["bad-radio", 1.5, 0.06],
    ["small-roller", 1.5, 0.036],
  ] as const) {
    const found = sessions({ scenario, seeds: often({ everyday: 1, long: 2 }), seconds: 50 });
    expect(Math.max(...all(found, ({ ticks }) => ticks.speedRmsMmS)), scenario).toBeLessThan(speedMmS);
    expect(Math.max(...all(found, ({ ticks }) => ticks.forceRms)), scenario).toBeLessThan(force);
    expect(sumOf(all(found, ({ events }) => events.missedStrokes + events.falseStrokes)), scenario).toBe(0);
  }
});

test("without a calibration speed, strokes, holds and contact are there", LONG, () => {
  const found = sessions({ scenario: "lift-offs", seeds: often({ everyday: 1, long: 2 }), seconds: 50, bare: true });
  expect(Math.max(...all(found, ({ ticks }) => ticks.speedRmsMmS))).toBeLessThan(1.5);
  expect(Math.max(...all(found, ({ ticks }) => ticks.contactWrong))).toBeLessThan(0.02);
  expect(sumOf(all(found, ({ events }) => events.missedStrokes + events.falseStrokes))).toBe(0);
  for (const { events } of found) expect(events.lifts).toBe(events.trueLifts);
});

test("the reached figures, median / worst 95 %", LONG, () => {
  const groups = [...shown];
  const texts: string[] = [];
  for (let from = 0; from < groups.length; from += 5) texts.push(tableText(new Map(groups.slice(from, from + 5))));
  process.stdout.write(`\n${texts.join("\n\n")}\n`);
  expect(groups.length).toBeGreaterThan(0);
});
