// What a person at home finds out about a simulated roller: the calibration procedure over a simulated home calibration of
// that very roller. Nothing of the simulator's truth gets into it.
import { calibrate } from "#hub/calibration/calibrate.ts";
import { SampleCollector } from "#hub/calibration/samples.ts";
import { simulatedRun } from "#scripts/accuracy/simulatedRun.ts";
import type { SimulatedRunOptions } from "#scripts/accuracy/simulatedRun.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

const HOME_CALIBRATION = "home-calibration";

/** Undefined when the procedure did not find a usable calibration. */
export function homeCalibration(session: SimulatedRunOptions): Calibration | undefined {
  const { scenario, seconds: _, ...roller } = session;
  const home = simulatedRun({ ...roller, scenario: HOME_CALIBRATION, of: scenario });
  const samples = new SampleCollector(home.device);
  for (const frame of home.frames) samples.push(frame);
  return calibrate({ device: home.device, roller: home.roller, samples: samples.samples(), steps: home.steps })
    .calibration;
}
