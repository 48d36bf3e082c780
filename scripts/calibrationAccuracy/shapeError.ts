// How far a calibration's response is from the true one over a turn: RMS of shape and phase, relative, whatever the gain.
import { ResponseTable } from "#hub/signal/responseTable.ts";
import type { Calibration } from "#shared/schema/calibration.ts";
import { assemble } from "#sim/roller/assemble.ts";
import { conditionsOf } from "#sim/scenarios/chosen.ts";
import type { ScenarioChoice } from "#sim/scenarios/chosen.ts";

const POINTS = 360;

/** A sensor that sits askew on its board shifts every angle, in the calibration as in use: it is no error. */
export function askewRadOf(choice: ScenarioChoice & { readonly seed: number }, { rollAxis }: Calibration): number {
  const { imu } = assemble({ conditions: conditionsOf(choice), seed: choice.seed, ringRatio: choice.ringRatio }).device;
  const axis = "xyz".indexOf(rollAxis.charAt(0));
  return (imu.misalignedRad[axis] ?? 0) * (rollAxis.endsWith("-") ? -1 : 1);
}

/** Of the first channel. */
export function shapeErrorOf(found: Calibration, truth: Calibration, askewRad: number): number {
  const [is, was] = [found, truth].map(({ load }) => new ResponseTable(load?.[0]?.g ?? []));
  if (is === undefined || was === undefined) return Number.NaN;
  let sum = 0;
  for (let k = 0; k < POINTS; k += 1) {
    const phi = (2 * Math.PI * k) / POINTS;
    is.read(phi);
    was.read(phi - askewRad);
    sum += (Math.abs(is.value) / is.mean - Math.abs(was.value) / was.mean) ** 2;
  }
  return Math.sqrt(sum / POINTS);
}
