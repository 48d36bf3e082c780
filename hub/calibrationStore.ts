// Calibrations made at home, one a device: DIR/calibrations/DEVICE.json, and beside it the recordings they were made from.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { InchwormError, reasonOf } from "#hub/errors.ts";
import { makeFolder } from "#hub/makeFolder.ts";
import { createQueue, settledIn } from "#shared/domain/queue.ts";
import { check } from "#shared/schema/check.ts";
import { Calibration } from "#shared/schema/calibration.ts";

export interface CalibrationStore {
  get(deviceId: string): Calibration | undefined;
  /** It is in force at once, on the disk when this resolves. @throws InchwormError FILE_UNWRITABLE */
  save(calibration: Calibration): Promise<void>;
  /** Writes one that is about to be replaced beside the newest, where nothing reads it. @throws InchwormError FILE_UNWRITABLE */
  setAside(calibration: Calibration, nowMs: number): Promise<void>;
  /** A new recording's path; its folder exists. @throws InchwormError FILE_UNWRITABLE */
  recordingPath(deviceId: string, nowMs: number): Promise<string>;
  /** All that was asked to be saved is on the disk, or has failed. */
  settled(): Promise<void>;
}

export interface CalibrationStoreOptions {
  readonly dataDir: string;
  /** Replaces a file as a whole or not at all. */
  readonly write: (path: string, text: string) => Promise<void>;
}

export interface OpenedCalibrationStore {
  readonly store: CalibrationStore;
  /** BAD_CALIBRATION, FILE_UNREADABLE: what was there but is of no use. */
  readonly faults: readonly InchwormError[];
}

/** Reads what is there. Never rejects. */
export async function openCalibrationStore({
  dataDir,
  write,
}: CalibrationStoreOptions): Promise<OpenedCalibrationStore> {
  const folder = join(dataDir, "calibrations");
  const known = new Map<string, Calibration>();
  const faults: InchwormError[] = [];
  const names = await readdir(folder).catch((thrown: unknown) => {
    if (!isMissing(thrown)) faults.push(new InchwormError("FILE_UNREADABLE", `${folder}: ${reasonOf(thrown)}`));
    return [];
  });
  for (const name of names.filter((file) => file.endsWith(".json")).toSorted()) {
    const read = await readCalibration(join(folder, name));
    if (read instanceof InchwormError) faults.push(read);
    else known.set(read.deviceId, read);
  }
  const saving = createQueue();

  const store: CalibrationStore = {
    get: (deviceId) => known.get(deviceId),
    async save(calibration) {
      known.set(calibration.deviceId, calibration);
      const file = join(folder, `${fileNameOf(calibration.deviceId)}.json`);
      await saving(async () => {
        await makeFolder(folder);
        await write(file, `${JSON.stringify(calibration, undefined, 1)}\n`);
      }).catch((thrown: unknown) => {
        throw unwritable(file, thrown);
      });
    },
    async setAside(calibration, nowMs) {
      const file = join(folder, `${fileNameOf(calibration.deviceId)}-${whenOf(nowMs)}.json.before`);
      await makeFolder(folder)
        .then(() => write(file, `${JSON.stringify(calibration, undefined, 1)}\n`))
        .catch((thrown: unknown) => {
          throw unwritable(file, thrown);
        });
    },
    async recordingPath(deviceId, nowMs) {
      await makeFolder(folder).catch((thrown: unknown) => {
        throw unwritable(folder, thrown);
      });
      return join(folder, `${fileNameOf(deviceId)}-${whenOf(nowMs)}.ndjson`);
    },
    settled: () => settledIn(saving),
  };
  return { store, faults };
}

/** A device's id as a file name on every system: what may not stand there as ~ and its code. */
export function fileNameOf(deviceId: string): string {
  const safe = deviceId.replaceAll(/[^A-Za-z0-9_-]/g, (sign) => `~${(sign.codePointAt(0) ?? 0).toString(16)}`);
  return safe === "" ? "~" : safe;
}

function whenOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
}

async function readCalibration(file: string): Promise<Calibration | InchwormError> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (thrown) {
    return new InchwormError(
      "BAD_CALIBRATION",
      `${file}: ${thrown instanceof SyntaxError ? "not JSON" : reasonOf(thrown)}`,
    );
  }
  const checked = check(Calibration, value);
  return checked.ok ? checked.value : new InchwormError("BAD_CALIBRATION", `${file}: ${checked.fault}`);
}

function unwritable(file: string, thrown: unknown): InchwormError {
  return new InchwormError("FILE_UNWRITABLE", `${file}: ${reasonOf(thrown)}`, { cause: thrown });
}

function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT";
}
