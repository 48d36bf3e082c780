// A recording without a calibration often has one lying beside it, as `npm run simulate` leaves it.
import { stat } from "node:fs/promises";
import { basename } from "node:path";

import { oneLine } from "#hub/cli/command.ts";

/** `walk.calibration.json` for `walk.ndjson` or `walk.ndjson.gz`; undefined when there is no such file. */
export async function calibrationBeside(recordingFile: string): Promise<string | undefined> {
  const path = `${recordingFile.replace(/(\.ndjson)?(\.gz)?$/, "")}.calibration.json`;
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true ? path : undefined;
}

export function adviceText(path: string): string {
  return `${oneLine(basename(path))} lies beside it: add --calibration ${oneLine(path)} for forces.`;
}
