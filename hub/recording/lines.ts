// One line of a recording: text → checked value. The schema (shared/schema/recording.ts) is the
// truth; frame lines, which are nearly all of a file, go through equal hand-written checks because
// they are ten times as fast. A test holds both together.
import type * as z from "zod/mini";

import { coreSettings } from "#hub/recording/header.ts";
import type { RecordedRoller } from "#hub/recording/header.ts";
import { check } from "#shared/schema/check.ts";
import type { RawFrame } from "#shared/domain/frame.ts";
import { CoreLine, MarkLine, MAX_TIME_MS, StepLine } from "#shared/schema/recording.ts";
import type { FrameLine, OtherLine, RecordingLine } from "#shared/schema/recording.ts";

/** Why a line cannot be used. A value, never thrown. */
export class BadLine {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** A line as the reader gives it: of a known kind only when it passed that kind's checks. */
export function isFrame(line: RecordingLine): line is FrameLine {
  return line.k === "frame";
}

export function isStep(line: RecordingLine): line is StepLine {
  return line.k === "step";
}

export function isMark(line: RecordingLine): line is MarkLine {
  return line.k === "mark";
}

export function isCore(line: RecordingLine): line is CoreLine {
  return line.k === "core";
}

export interface CoreStart {
  readonly tMs: number;
  readonly prerollFrames?: number;
  readonly settings?: Pick<RecordedRoller, "device" | "roller" | "calibration">;
}

export function coreLine({ tMs, prerollFrames, settings }: CoreStart): CoreLine {
  return {
    k: "core",
    tMs,
    ...(prerollFrames === undefined ? {} : { prerollFrames }),
    ...(settings === undefined ? {} : { settings: coreSettings(settings) }),
  };
}

/** The text of a frame line, in the order of the documented keys, without a line end. */
export function frameText(frame: RawFrame): string {
  return JSON.stringify({ k: "frame", rxMs: frame.rxMs, seq: frame.seq, imu: frame.imu, load: frame.load });
}

export function parseLine(text: string): RecordingLine | BadLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new BadLine("not JSON");
  }
  if (!isRecord(value)) return new BadLine("not a JSON object");
  if (typeof value["k"] !== "string") return new BadLine("format" in value ? "a second header" : 'no kind "k"');
  switch (value["k"]) {
    case "frame": {
      const fault = frameFault(value);
      return fault === undefined && isChecked(value) ? value : new BadLine(`frame: ${fault}`);
    }
    case "step":
      return checkedBy(StepLine, value);
    case "mark":
      return checkedBy(MarkLine, value);
    case "core":
      return checkedBy(CoreLine, value);
    default:
      return isOther(value) ? value : new BadLine('no kind "k"');
  }
}

function checkedBy<Line extends RecordingLine>(schema: z.ZodMiniType<Line>, value: object): Line | BadLine {
  const checked = check(schema, value);
  return checked.ok ? checked.value : new BadLine(checked.fault);
}

/** The first thing wrong with a frame line; undefined when it is right. */
export function frameFault(line: Readonly<Record<string, unknown>>): string | undefined {
  if (!isTime(line["rxMs"])) return "rxMs is not a time in ms";
  if (!isFinite(line["seq"])) return "seq is not a number";
  const { imu, load } = line;
  if (!Array.isArray(imu)) return "imu is not a list";
  for (const row of imu) if (!isRow(row, 7, 7)) return "an imu row is not [tMs,ax,ay,az,gx,gy,gz]";
  if (!Array.isArray(load)) return "load is not a list";
  for (const row of load) if (!isRow(row, 2, 3)) return "a load row is not [tMs,counts] or [tMs,counts,counts]";
  return undefined;
}

function isRow(row: unknown, least: number, most: number): boolean {
  if (!Array.isArray(row) || row.length < least || row.length > most || !isTime(row[0])) return false;
  for (let index = 1; index < row.length; index++) if (!isFinite(row[index])) return false;
  return true;
}

/** JSON can hold 1e999, which reads as Infinity. */
function isFinite(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function isTime(value: unknown): boolean {
  return typeof value === "number" && Math.abs(value) <= MAX_TIME_MS;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isChecked(line: Record<string, unknown>): line is FrameLine {
  return line["k"] === "frame";
}

function isOther(line: Record<string, unknown>): line is OtherLine {
  return typeof line["k"] === "string";
}
