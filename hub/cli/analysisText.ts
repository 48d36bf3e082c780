// The readable summary of an analysis.
import type { AnalysisSummary } from "#hub/cli/analysis.ts";
import { oneLine } from "#hub/cli/command.ts";
import type { Recording } from "#hub/recording/reader.ts";
import { TICK_MS } from "#shared/domain/features.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export interface SummaryFacts {
  readonly file: string;
  readonly recording: Recording;
  readonly calibration: Calibration | undefined;
  /** The calibration came by --calibration. */
  readonly given: boolean;
  readonly summary: AnalysisSummary;
  readonly tookMs: number;
}

export function summaryText(facts: SummaryFacts): string {
  const { file, recording, summary, tookMs } = facts;
  const { device, roller } = recording.header;
  const lastedMs = summary.frames === 0 ? 0 : summary.lastRxMs - summary.firstRxMs;
  const rows: [string, string][] = [
    ["recording", file],
    ["roller", `${device.id}, ${device.board}, firmware ${device.firmware}, ${roller.diameterMm} mm`],
    ["calibration", calibrationText(facts)],
    ["length", `${seconds(lastedMs)}, ${plural(summary.frames, "frame")}, ${summary.lostFrames} lost`],
    ["under load", `${seconds(summary.contactMs)}${meansText(summary)}`],
    ["strokes", `${summary.strokes}, together ${(summary.strokeMm / 1000).toFixed(2)} m`],
    ["holds", `${summary.holds}, together ${seconds(summary.holdMs)}`],
    ["turns, lifts", `${summary.reversals} reversals, ${summary.lifts} lifts`],
    ["unknown", seconds(summary.unknownTicks * TICK_MS)],
    ...faultRows(recording),
    ["took", `${seconds(tookMs)}${lastedMs > 0 ? `, ${Math.round(lastedMs / tookMs)} times real time` : ""}`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${oneLine(text)}`).join("\n");
}

function calibrationText({ calibration, given, recording }: SummaryFacts): string {
  if (calibration === undefined) return "none: force stays unknown";
  const from = given ? "from --calibration" : "the recording's own";
  const made = `${calibration.source}, ${dateText(calibration.createdMs)}`;
  const other = calibration.deviceId === recording.header.device.id ? "" : `; it is of ${calibration.deviceId}`;
  return `${from} (${made}${other})`;
}

function meansText({ meanSpeedMmS, meanForceN }: AnalysisSummary): string {
  const speed = Number.isFinite(meanSpeedMmS) ? `, mean ${meanSpeedMmS.toFixed(1)} mm/s` : "";
  const force = Number.isFinite(meanForceN) ? `, mean ${meanForceN.toFixed(0)} N` : "";
  return speed + force;
}

function faultRows({ report }: Recording): [string, string][] {
  const rows: [string, string][] = [];
  const [first] = report.firstBad;
  if (first !== undefined) {
    rows.push(["bad lines", `${report.badLines} left out, the first is line ${first.line}: ${first.reason}`]);
  }
  if (report.truncated) rows.push(["cut off", "the last line is incomplete and was left out"]);
  if (report.damage !== undefined) rows.push(["damaged", `${report.damage}; what stands before it was used`]);
  return rows;
}

/** Any finite number may stand in a file; not all are dates. */
function dateText(epochMs: number): string {
  const date = new Date(epochMs);
  return Number.isNaN(date.getTime()) ? "no date" : date.toISOString().slice(0, 10);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
