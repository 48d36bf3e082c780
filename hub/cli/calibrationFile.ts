// A calibration from a file given on the command line.
import { readFile } from "node:fs/promises";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { check } from "#shared/schema/check.ts";
import { Calibration } from "#shared/schema/calibration.ts";

/** @throws InchwormError FILE_UNREADABLE; BAD_CALIBRATION with the file and the first thing wrong in it. */
export async function readCalibrationFile(file: string): Promise<Calibration> {
  const text = await readFile(file, "utf8").catch((thrown: unknown) => {
    throw new InchwormError("FILE_UNREADABLE", `${file}: ${reasonOf(thrown)}`, { cause: thrown });
  });
  const checked = check(Calibration, parsed(text, file));
  if (!checked.ok) throw new InchwormError("BAD_CALIBRATION", `${file}: ${checked.fault}`);
  return checked.value;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new InchwormError("BAD_CALIBRATION", `${file}: not JSON`, { cause: thrown });
  }
}
