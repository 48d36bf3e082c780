// The accuracy table: every figure of the targets, median and worst (95 %) over the sessions, beside target and limit.
import type { Examined } from "#scripts/accuracy/examine.ts";
import { median, quantile } from "#scripts/accuracy/statistics.ts";

export interface Row {
  readonly name: string;
  readonly target: string;
  readonly acceptable: string;
  readonly value: (one: Examined) => number;
  readonly digits: number;
  /** Small is good unless told. */
  readonly bigIsGood?: boolean;
}

const PERCENT = 100;

export const ROWS: readonly Row[] = [
  { name: "speed RMS, mm/s", target: "0.8", acceptable: "1.5", value: ({ ticks }) => ticks.speedRmsMmS, digits: 2 },
  {
    name: "speed bias, mm/s",
    target: "0.3",
    acceptable: "0.8",
    value: ({ ticks }) => Math.abs(ticks.speedBiasMmS),
    digits: 3,
  },
  {
    name: "speed unknown, %",
    target: "",
    acceptable: "",
    value: ({ ticks }) => PERCENT * ticks.speedUnknown,
    digits: 1,
  },
  { name: "force RMS, %", target: "2.0", acceptable: "3.6", value: ({ ticks }) => PERCENT * ticks.forceRms, digits: 2 },
  {
    name: "force error p95, %",
    target: "4.2",
    acceptable: "7",
    value: ({ ticks }) => PERCENT * ticks.forceP95,
    digits: 2,
  },
  {
    name: "force within 2 sigma",
    target: "0.90",
    acceptable: "0.70",
    value: ({ ticks }) => ticks.coverage,
    digits: 2,
    bigIsGood: true,
  },
  {
    name: "force unknown, %",
    target: "",
    acceptable: "",
    value: ({ ticks }) => PERCENT * ticks.forceUnknown,
    digits: 1,
  },
  {
    name: "contact wrong, %",
    target: "",
    acceptable: "",
    value: ({ ticks }) => PERCENT * ticks.contactWrong,
    digits: 2,
  },
  {
    name: "strokes missed or false",
    target: "0",
    acceptable: "0",
    value: ({ events }) => events.missedStrokes + events.falseStrokes,
    digits: 0,
  },
  {
    name: "stroke start p95, s",
    target: "0.15",
    acceptable: "1.0",
    value: ({ events }) => events.strokeStartP95S,
    digits: 2,
  },
  {
    name: "stroke length, %",
    target: "2",
    acceptable: "10",
    value: ({ events }) => PERCENT * events.strokeLength,
    digits: 2,
  },
  {
    name: "holds missed or false",
    target: "0",
    acceptable: "0",
    value: ({ events }) => events.missedHolds + events.falseHolds,
    digits: 0,
  },
  {
    name: "hold duration, s",
    target: "0.4",
    acceptable: "2.5",
    value: ({ events }) => events.holdDurationS,
    digits: 2,
  },
  {
    name: "hold announced, s",
    target: "3.3",
    acceptable: "5.6",
    value: ({ events }) => events.holdAnnouncedS,
    digits: 2,
  },
  {
    name: "hold end announced, s",
    target: "0.7",
    acceptable: "1.2",
    value: ({ events }) => events.holdEndedS,
    digits: 2,
  },
  { name: "reversal p95, ms", target: "65", acceptable: "120", value: ({ events }) => events.reversalP95Ms, digits: 0 },
  { name: "published p50, ms", target: "", acceptable: "", value: ({ ticks }) => ticks.publishedP50Ms, digits: 0 },
  { name: "arrived p50, ms", target: "45", acceptable: "60", value: ({ ticks }) => ticks.arrivedP50Ms, digits: 0 },
  { name: "arrived p95, ms", target: "70", acceptable: "100", value: ({ ticks }) => ticks.arrivedP95Ms, digits: 0 },
  {
    name: "raw reading: speed RMS, mm/s",
    target: "",
    acceptable: "",
    value: ({ raw }) => raw?.speedRmsMmS ?? Number.NaN,
    digits: 2,
  },
  {
    name: "raw reading: force RMS, %",
    target: "",
    acceptable: "",
    value: ({ raw }) => PERCENT * (raw?.forceRms ?? Number.NaN),
    digits: 1,
  },
];

export interface Figure {
  readonly median: number;
  /** 95 % of the sessions are better. */
  readonly worst: number;
}

/** Median and worst of a row over sessions; sessions without the figure do not count. */
export function figure(row: Row, sessions: readonly Examined[]): Figure {
  const values = sessions.map((one) => row.value(one)).filter((value) => !Number.isNaN(value));
  return { median: median(values), worst: quantile(values, row.bigIsGood === true ? 0.05 : 0.95) };
}

/** Columns are groups of sessions (scenarios, mountings), rows the figures. */
export function tableText(groups: ReadonlyMap<string, readonly Examined[]>): string {
  const names = [...groups.keys()];
  const head = ["", "target", "limit", ...names];
  const lines = ROWS.map((row) => [
    row.name,
    row.target,
    row.acceptable,
    ...names.map((name) => cell(row, groups.get(name) ?? [])),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n");
}

function cell(row: Row, sessions: readonly Examined[]): string {
  const { median: middle, worst } = figure(row, sessions);
  if (Number.isNaN(middle)) return "–";
  return `${middle.toFixed(row.digits)} / ${worst.toFixed(row.digits)}`;
}
