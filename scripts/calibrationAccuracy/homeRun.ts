// One simulated home: the calibration made there against the roller's truth.
import { calibrate } from "#hub/calibration/calibrate.ts";
import type { CalibrationOutcome } from "#hub/calibration/calibrate.ts";
import { collectSamples } from "#hub/calibration/samples.ts";
import { ResponseTable } from "#hub/signal/responseTable.ts";
import { simulatedRun } from "#scripts/accuracy/simulatedRun.ts";
import { askewRadOf } from "#scripts/calibrationAccuracy/shapeError.ts";
import type { Mounting } from "#shared/domain/device.ts";
import type { LoadChannelCalibration } from "#shared/schema/calibration.ts";
import type { HomeFault } from "#sim/home/faults.ts";

export interface HomeChoice {
  readonly seed: number;
  readonly mounting: Mounting;
  readonly ringRatio?: number;
  readonly fault?: HomeFault;
}

/** Errors, each beside one σ that the calibration gives for it. */
export interface HomeErrors {
  /** RMS over a turn of the response's shape and phase, relative. */
  readonly response: readonly number[];
  readonly responseSd: readonly number[];
  readonly gain: readonly number[];
  readonly gainSd: readonly number[];
  readonly offsetN: readonly number[];
  readonly offsetSdN: readonly number[];
  readonly radius: number;
  readonly radiusSd: number;
  readonly biasDps: number;
  readonly scale: number;
}

export interface HomeRun extends CalibrationOutcome {
  /** Undefined without a calibration of force. */
  readonly errors: HomeErrors | undefined;
  readonly tookMs: number;
}

export function homeRun(choice: HomeChoice): HomeRun {
  const home = { scenario: "home-calibration", ...choice };
  const run = simulatedRun(home);
  const { device, roller, frames, steps, calibration: truth } = run;
  const startMs = performance.now();
  const outcome = calibrate({ device, roller, samples: collectSamples(device, frames), steps });
  const tookMs = performance.now() - startMs;
  const { calibration } = outcome;
  if (calibration?.load === undefined || truth.load === undefined) return { ...outcome, errors: undefined, tookMs };
  const axis = "xyz".indexOf(truth.rollAxis.charAt(0));
  const askewRad = askewRadOf(home, truth);
  const pairs = calibration.load.map((found, c) => compare(found, truth.load?.[c] ?? found, askewRad));
  const errors: HomeErrors = {
    response: pairs.map(({ response }) => response),
    responseSd: calibration.load.map(({ gSd }) => gSd),
    gain: pairs.map(({ gain }) => gain),
    gainSd: calibration.load.map(({ gainRelSd }) => gainRelSd),
    offsetN: pairs.map(({ offsetN }) => offsetN),
    offsetSdN: calibration.load.map(({ offsetSdCounts, countsPerN }) => Math.abs(offsetSdCounts / countsPerN)),
    radius: calibration.rollingRadiusMm / truth.rollingRadiusMm - 1,
    radiusSd: calibration.rollingRadiusSdMm / truth.rollingRadiusMm,
    biasDps: (calibration.gyro.biasDps[axis] ?? 0) - (truth.gyro.biasDps[axis] ?? 0),
    scale: calibration.gyro.scale / truth.gyro.scale - 1,
  };
  return { ...outcome, errors, tookMs };
}

const POINTS = 360;

function compare(found: LoadChannelCalibration, true_: LoadChannelCalibration, askewRad: number) {
  const tables = [new ResponseTable(found.g), new ResponseTable(true_.g)] as const;
  const at = (table: ResponseTable, phi: number) => {
    table.read(phi);
    return table.value;
  };
  const is = Array.from({ length: POINTS }, (_, k) => found.countsPerN * at(tables[0], (2 * Math.PI * k) / POINTS));
  const was = is.map((_, k) => true_.countsPerN * at(tables[1], (2 * Math.PI * k) / POINTS - askewRad));
  const size = (values: readonly number[]) => values.reduce((sum, value) => sum + Math.abs(value), 0) / POINTS;
  const [isMean, wasMean] = [size(is), size(was)];
  const squares = is.map((value, k) => (Math.abs(value) / isMean - Math.abs(was[k] ?? 0) / wasMean) ** 2);
  return {
    response: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / POINTS),
    gain: isMean / wasMean - 1,
    offsetN: (found.offsetCounts - true_.offsetCounts) / true_.countsPerN,
  };
}
