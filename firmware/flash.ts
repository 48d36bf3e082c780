// The board's flash: settings as JSON, the calibration as it came.

const SETTINGS_FILE = "inchworm.json";
const CALIBRATION_FILE = "inchworm.cal";

export function readSettings(): unknown {
  return require("Storage").readJSON(SETTINGS_FILE, true);
}

export function writeSettings(value: object): boolean {
  return require("Storage").writeJSON(SETTINGS_FILE, value);
}

export function readCalibration(): ArrayBuffer | undefined {
  return require("Storage").readArrayBuffer(CALIBRATION_FILE);
}

/** Empty: erased. */
export function writeCalibration(bytes: Uint8Array): boolean {
  require("Storage").erase(CALIBRATION_FILE);
  return !bytes.length || require("Storage").write(CALIBRATION_FILE, bytes);
}
