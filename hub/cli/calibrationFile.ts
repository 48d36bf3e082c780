// A calibration from a file given on the command line.
import { readFile } from "node:fs/promises";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { Calibration } from "#shared/schema/calibration.ts";

/** @throws InchwormError BAD_CALIBRATION with the file and the first thing wrong in it. */
export async function readCalibrationFile(file: string): Promise<Calibration> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (thrown) {
    const why = thrown instanceof SyntaxError ? "not JSON" : reasonOf(thrown);
    throw new InchwormError("BAD_CALIBRATION", `${file}: ${why}`, { cause: thrown });
  }
  const checked = check(Calibration, value);
  if (!checked.ok) throw new InchwormError("BAD_CALIBRATION", `${file}: ${checked.fault}`);
  return checked.value;
}
