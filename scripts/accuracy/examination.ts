// The whole examination: every class of session × mounting × seed, calibrated at home, judged row by row.
import { boundOf, isWithin } from "#scripts/accuracy/classes.ts";
import type { ExamMounting, ExamScenario } from "#scripts/accuracy/classes.ts";
import { examine } from "#scripts/accuracy/examine.ts";
import type { Examined } from "#scripts/accuracy/examine.ts";
import { homeCalibration } from "#scripts/accuracy/homeCalibration.ts";
import { simulatedRun } from "#scripts/accuracy/simulatedRun.ts";
import { figure, ROWS } from "#scripts/accuracy/table.ts";

export interface ExaminationOptions {
  readonly scenarios: readonly ExamScenario[];
  readonly mountings: readonly ExamMounting[];
  readonly firstSeed: number;
  readonly seeds: number;
  readonly seconds: number;
  /** Told after every session. */
  onProgress?(done: number, total: number): void;
}

export interface Judged {
  readonly row: string;
  /** Sessions for which the row has a figure, and those of them within the limit. */
  readonly sessions: number;
  readonly within: number;
}

export interface MountingResult {
  readonly mounting: ExamMounting;
  readonly groups: ReadonlyMap<string, readonly Examined[]>;
  readonly judged: readonly Judged[];
  /** Ordinary rolling's rows whose median misses the target: row, figure, target. */
  readonly missedTargets: readonly string[];
  /** Sessions whose roller could not be calibrated. */
  readonly uncalibrated: number;
}

/** The scenario that stands for ordinary rolling. */
const ORDINARY = "post-run";

export function runExamination(options: ExaminationOptions): MountingResult[] {
  const { scenarios, mountings, firstSeed, seeds, seconds, onProgress } = options;
  const total = scenarios.length * mountings.length * seeds;
  let done = 0;
  return mountings.map((mounting) => {
    const groups = new Map<string, Examined[]>();
    let uncalibrated = 0;
    for (const { scenario } of scenarios) {
      const sessions: Examined[] = [];
      for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) {
        const { mounting: name, ringRatio } = mounting;
        const choice = { scenario, seed, seconds, mounting: name, ...(ringRatio === undefined ? {} : { ringRatio }) };
        const calibration = homeCalibration(choice);
        if (calibration === undefined) uncalibrated += 1;
        sessions.push(examine({ ...simulatedRun(choice), calibration }));
        done += 1;
        onProgress?.(done, total);
      }
      groups.set(scenario, sessions);
    }
    return { mounting, groups, uncalibrated, ...judge({ mounting, scenarios, groups }) };
  });
}

interface Judgement {
  readonly mounting: ExamMounting;
  readonly scenarios: readonly ExamScenario[];
  readonly groups: ReadonlyMap<string, readonly Examined[]>;
}

function judge({ mounting, scenarios, groups }: Judgement): Pick<MountingResult, "judged" | "missedTargets"> {
  const judged: Judged[] = [];
  const missedTargets: string[] = [];
  for (const row of ROWS) {
    let sessions = 0;
    let within = 0;
    for (const scenario of scenarios) {
      const bound = boundOf(row, scenario, mounting);
      if (bound === undefined) continue;
      const examined = groups.get(scenario.scenario) ?? [];
      const values = examined.map((one) => row.value(one)).filter((value) => !Number.isNaN(value));
      sessions += values.length;
      within += values.filter((value) => isWithin(row, Number(value.toFixed(6)), bound.limit)).length;
      if (scenario.scenario !== ORDINARY || values.length === 0) continue;
      const { median } = figure(row, examined);
      if (!isWithin(row, median, bound.target)) {
        missedTargets.push(`${row.name}: ${median.toFixed(row.digits)}, target ${bound.target}`);
      }
    }
    if (sessions > 0) judged.push({ row: row.name, sessions, within });
  }
  return { judged, missedTargets };
}

/** Every row is kept by this share of a mounting's sessions. */
const SHARE_WITHIN = 0.95;

export interface Judging {
  /** A row may miss as many sessions more: for a few seeds the share says less. */
  readonly noiseSessions?: number;
  /** Whether ordinary rolling is held to the targets too; true unless said. */
  readonly targets?: boolean;
}

/** What is not reached. */
export function failures(
  { judged, missedTargets, uncalibrated, mounting }: MountingResult,
  { noiseSessions = 0, targets = true }: Judging = {},
): string[] {
  const rows = judged.filter(({ sessions, within }) => within < SHARE_WITHIN * sessions - noiseSessions);
  return [
    ...rows.map(({ row, sessions, within }) => `${mounting.name}: ${row}: ${within} of ${sessions} within the limit`),
    ...(targets ? missedTargets.map((missed) => `${mounting.name}: ordinary rolling: ${missed}`) : []),
    ...(uncalibrated > 0 ? [`${mounting.name}: ${uncalibrated} rollers could not be calibrated`] : []),
  ];
}
