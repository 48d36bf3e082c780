// The examination's result as text: ordinary rolling beside the targets, then how many sessions of all classes keep a row.
import { EXAM_SCENARIOS } from "#scripts/accuracy/classes.ts";
import { failures } from "#scripts/accuracy/examination.ts";
import type { Judging, MountingResult } from "#scripts/accuracy/examination.ts";
import { tableText } from "#scripts/accuracy/table.ts";
import type { Examined } from "#scripts/accuracy/examine.ts";

const COLUMNS = 4;
const ROW_WIDTH = 30;
const CELL_WIDTH = 14;

/** Tables of at most four columns, one below the other. */
export function tablesText(groups: ReadonlyMap<string, readonly Examined[]>): string {
  const entries = [...groups];
  const tables: string[] = [];
  for (let from = 0; from < entries.length; from += COLUMNS) {
    tables.push(tableText(new Map(entries.slice(from, from + COLUMNS))));
  }
  return tables.join("\n\n");
}

export function examinationText(
  results: readonly MountingResult[],
  { details, judgement = {} }: { readonly details: boolean; readonly judgement?: Judging },
): string {
  const failed = results.flatMap((result) => failures(result, judgement));
  return [
    "Ordinary rolling (post-run), every roller calibrated at home; median / worst of 95 % of the sessions",
    tablesText(new Map(results.map(({ mounting, groups }) => [mounting.name, groups.get("post-run") ?? []]))),
    `All classes (${results[0]?.groups.size ?? 0} of ${EXAM_SCENARIOS.length} scenarios): sessions within the limit`,
    shares(results),
    ...(details ? results.map(({ mounting, groups }) => `${mounting.name}\n${tablesText(groups)}`) : []),
    failed.length === 0 ? passed(judgement) : `Not reached:\n${failed.map((line) => `  ${line}`).join("\n")}`,
  ].join("\n\n");
}

function passed({ targets = true }: Judging): string {
  return targets
    ? "Passed: targets in ordinary rolling, limits in at least 95 % of the sessions of every row and mounting."
    : "Passed as far as so few sessions can say: no row leaves its limit beyond chance. Targets were not judged.";
}

function shares(results: readonly MountingResult[]): string {
  const rows = [...new Set(results.flatMap(({ judged }) => judged.map(({ row }) => row)))];
  const line = (cells: readonly string[]) =>
    cells.map((text, k) => (k === 0 ? text.padEnd(ROW_WIDTH) : text.padStart(CELL_WIDTH))).join("");
  const cell = ({ judged }: MountingResult, name: string) => {
    const found = judged.find(({ row }) => row === name);
    return found === undefined ? "–" : `${found.within}/${found.sessions}`;
  };
  return [
    line(["", ...results.map(({ mounting }) => mounting.name)]),
    ...rows.map((name) => line([name, ...results.map((result) => cell(result, name))])),
  ].join("\n");
}
