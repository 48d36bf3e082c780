// A learned shape for people: the response before and after at every 30° of half a turn and the other half, and its σ.
import type { ShapeVerdict } from "#hub/calibration/shapeLearning/learnShape.ts";
import { ResponseTable } from "#hub/signal/responseTable.ts";
import { RAD_PER_DEG } from "#shared/domain/units.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export interface LearnedFacts {
  readonly file: string;
  readonly before: Calibration;
  readonly verdict: Extract<ShapeVerdict, { kind: "learned" }>;
  /** Where the JSON went. */
  readonly out: string | undefined;
}

const ANGLES_DEG = Array.from({ length: 12 }, (_, k) => 30 * k);

export function learnedText({ file, before, verdict, out }: LearnedFacts): string {
  const { calibration, gSdBefore, gSd, moved, rolledS, lays } = verdict;
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(9)}${cells.map((cell) => cell.padStart(7)).join("")}`;
  const percent = (part: number) => `${(100 * part).toFixed(2)} %`;
  return [
    `recording  ${file}`,
    `device     ${before.deviceId}, mounting ${before.mounting}`,
    `rolled     ${rolledS.toFixed(0)} s under load, laid down ${lays === 1 ? "once" : `${lays} times`}`,
    "",
    row(
      "angle",
      ANGLES_DEG.map((deg) => `${deg}°`),
    ),
    row("before", responsesOf(before)),
    row("after", responsesOf(calibration)),
    "",
    `response   ± ${percent(gSdBefore)} before, ± ${percent(gSd)} after; it moved by ${percent(moved)}`,
    "gain       as it was calibrated",
    "verdict    learned",
    ...(out === undefined ? [] : ["", `written to ${out}`]),
  ].join("\n");
}

function responsesOf({ load }: Calibration): string[] {
  const table = new ResponseTable(load?.[0]?.g ?? []);
  return ANGLES_DEG.map((deg) => {
    table.read(deg * RAD_PER_DEG);
    return table.value.toFixed(3);
  });
}
