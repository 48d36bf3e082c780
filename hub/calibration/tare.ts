// A tare: the load cell's zero set anew, its gain and response left as they are. Refused under a load or while the roller
// moves, with the reason: a wrong zero is worse than an old one.
import type { ZeroReading } from "#hub/calibration/zeroReading.ts";
import type { Calibration } from "#shared/schema/calibration.ts";

export type Tare =
  | { readonly kind: "tared"; readonly calibration: Calibration; readonly movedN: readonly number[] }
  | { readonly kind: "refused"; readonly why: string };

/** What a zero found in a second is worth, N. */
const TARED_SD_N = 0.3;

const REFUSALS: Readonly<Record<Exclude<ZeroReading["kind"], "free" | "loaded">, string>> = {
  noData: "nothing comes from the roller; check that it is on and near",
  uncalibrated: "its force is not calibrated yet; a tare alone would not make it known",
  moving: "the roller moves; lay it on the floor and take your hands off",
  tilted: "the roller does not lie level; lay it on the floor",
  restless: "something rests on the roller; take everything off it",
};

export function tare(calibration: Calibration | undefined, reading: ZeroReading, nowMs: number): Tare {
  if (reading.kind === "loaded") {
    return { kind: "refused", why: `about ${reading.aboutN.toFixed(0)} N lie on the roller; take everything off it` };
  }
  if (reading.kind !== "free") return { kind: "refused", why: REFUSALS[reading.kind] };
  if (calibration?.load === undefined) return { kind: "refused", why: REFUSALS.uncalibrated };
  const load = calibration.load.map((channel, c) => ({
    ...channel,
    offsetCounts: channel.offsetCounts + channel.countsPerN * (reading.offN[c] ?? 0),
    offsetSdCounts: Math.abs(channel.countsPerN) * TARED_SD_N,
  }));
  const measuredMs = { ...calibration.measuredMs, offset: Math.round(nowMs) };
  return { kind: "tared", calibration: { ...calibration, load, measuredMs }, movedN: reading.offN };
}
