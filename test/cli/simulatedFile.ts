// A recording of the simulated roller in a file, with its truth and calibration beside it.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { recordSimulation } from "#scripts/simulate/record.ts";
import { scratchFolder } from "#test/recording/scratch.ts";

export interface SimulatedFile {
  readonly folder: string;
  readonly recording: string;
  readonly calibration: string;
}

export async function simulatedFile(
  scenario: string,
  seconds: number,
  embedCalibration = true,
): Promise<SimulatedFile> {
  const folder = await scratchFolder();
  const recording = join(folder, "walk.ndjson");
  const { calibration } = await recordSimulation({
    choice: { scenario, seed: 3 },
    seconds,
    out: recording,
    truthOut: join(folder, "walk.truth.ndjson"),
    embedCalibration,
    onProgress: () => undefined,
  });
  const calibrationFile = join(folder, "walk.calibration.json");
  await writeFile(calibrationFile, JSON.stringify(calibration));
  return { folder, recording, calibration: calibrationFile };
}
