// A calibration for people: every number with its uncertainty, each step with what was found, what is missing.
import { STEP_NAMES } from "#hub/calibration/verdict.ts";
import { DEG_PER_RAD } from "#shared/domain/units.ts";
import type { Calibration, CalibrationQuality, LoadChannelCalibration } from "#shared/schema/calibration.ts";

export interface CalibrationFacts {
  readonly file: string;
  readonly calibration: Calibration;
  readonly quality: CalibrationQuality;
  /** Where the JSON went. */
  readonly out: string | undefined;
}

const GRADES: Readonly<Record<CalibrationQuality["grade"], string>> = {
  good: "good: everything was measured",
  reduced: "usable: something is missing or was not good, see below",
  partial: "speed only: force stays unknown, see below",
};

export function calibrationText({ file, calibration, quality, out }: CalibrationFacts): string {
  const { gyro, accelBiasG, load } = calibration;
  const rows: [string, string][] = [
    ["recording", file],
    [
      "device",
      `${calibration.deviceId}, ${new Date(calibration.createdMs).toISOString().slice(0, 16).replace("T", " ")}`,
    ],
    ["result", GRADES[quality.grade]],
    ["roller", `axle along ${calibration.rollAxis}, mounting ${calibration.mounting}`],
    ["rolls on", `${calibration.rollingRadiusMm.toFixed(2)} mm ± ${calibration.rollingRadiusSdMm.toFixed(2)}`],
    ["gyro zero", `${gyro.biasDps.map((dps) => dps.toFixed(3)).join("  ")} °/s ± ${gyro.biasSdDps.toFixed(3)}`],
    ["gyro scale", `${gyro.scale.toFixed(5)} ± ${gyro.scaleSd.toFixed(5)}`],
    ["accelerometer zero", `${accelBiasG.map((g) => (1000 * g).toFixed(1)).join("  ")} mg`],
    ...(load ?? []).flatMap((channel, c) => channelRows(channel, (load ?? []).length > 1 ? ` ${c + 1}` : "")),
    ["force", forceText(quality)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    ...rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`),
    "",
    ...stepLines(quality),
    ...quality.notes.map((note) => `note: ${note}`),
    ...(out === undefined ? [] : ["", `written to ${out}`]),
  ].join("\n");
}

function channelRows(channel: LoadChannelCalibration, number: string): [string, string][] {
  const { countsPerN, gainRelSd, gSd, g, offsetCounts, offsetSdCounts, deadWeightN, deadWeightSdN } = channel;
  const [cos, sin] = deadWeightN;
  const angle = Math.atan2(sin, cos) * DEG_PER_RAD;
  const sizes = g.map(Math.abs);
  return [
    [`load cell${number}`, `${countsPerN.toFixed(1)} counts/N ± ${percent(gainRelSd)}`],
    [
      `response${number}`,
      `${Math.min(...sizes).toFixed(3)} to ${Math.max(...sizes).toFixed(3)} over a turn, ± ${percent(gSd)} at any angle`,
    ],
    [`offset${number}`, `${offsetCounts.toFixed(0)} counts ± ${Math.abs(offsetSdCounts / countsPerN).toFixed(2)} N`],
    [
      `dead weight${number}`,
      `${Math.hypot(cos, sin).toFixed(2)} N at ${angle.toFixed(0)}° ± ${deadWeightSdN.toFixed(2)} N`,
    ],
  ];
}

function forceText({ forceRelSd }: CalibrationQuality): string {
  return forceRelSd === undefined ? "unknown" : `± ${percent(forceRelSd)} (1 σ), before the lean of the load line`;
}

function stepLines({ steps }: CalibrationQuality): string[] {
  const width = Math.max(0, ...steps.map(({ type }) => STEP_NAMES[type].length));
  return steps.map(({ type, good, measured, why }) => {
    const found = [measured, why].filter((text) => text !== undefined).join(". ");
    return `${good ? "good     " : "not good "} ${STEP_NAMES[type].padEnd(width)}  ${found}`.trimEnd();
  });
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)} %`;
}
