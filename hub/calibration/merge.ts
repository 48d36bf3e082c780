// A calibration that leaves something out keeps what was measured before: each part with its own age.
import { withNote } from "#hub/calibration/notes.ts";
import { told } from "#shared/domain/sentences/english.ts";
import type { Calibration, MeasuredMs } from "#shared/schema/calibration.ts";

/** `next` with what only `before` had measured. Both are of the same device. */
export function mergeCalibration(before: Calibration | undefined, next: Calibration): Calibration {
  if (before === undefined || before.deviceId !== next.deviceId) return next;
  const was = before.measuredMs ?? assumedMs(before);
  const is = next.measuredMs ?? {};
  const older = (part: keyof MeasuredMs) => is[part] === undefined && was[part] !== undefined;
  const rollAxis = next.rollAxis === "unknown" ? before.rollAxis : next.rollAxis;
  // A table means nothing about another axis.
  const keepLoad = older("load") && before.load !== undefined && before.rollAxis === rollAxis;
  const keepAccel = older("accel") && before.rollAxis === rollAxis;
  const measuredMs: MeasuredMs = {
    ...is,
    ...(older("gyroBias") ? { gyroBias: was.gyroBias } : {}),
    ...(older("gyroScale") ? { gyroScale: was.gyroScale } : {}),
    ...(older("radius") ? { radius: was.radius } : {}),
    ...(keepAccel ? { accel: was.accel } : {}),
    ...(keepLoad
      ? {
          load: was.load,
          ...(was.offset === undefined ? {} : { offset: was.offset }),
          ...(was.shape === undefined ? {} : { shape: was.shape }),
        }
      : {}),
  };
  const bias = older("gyroBias") ? before.gyro : next.gyro;
  const scale = older("gyroScale") ? before.gyro : next.gyro;
  const { quality } = next;
  return {
    ...next,
    rollAxis,
    ...(keepLoad && before.load !== undefined ? { load: before.load, mounting: before.mounting } : {}),
    gyro: { biasDps: bias.biasDps, biasSdDps: bias.biasSdDps, scale: scale.scale, scaleSd: scale.scaleSd },
    accelBiasG: keepAccel ? before.accelBiasG : next.accelBiasG,
    ...(older("radius")
      ? { rollingRadiusMm: before.rollingRadiusMm, rollingRadiusSdMm: before.rollingRadiusSdMm }
      : {}),
    ...(keepLoad && quality !== undefined
      ? { quality: withNote({ ...quality, grade: "reduced" }, told("missing.newForce")) }
      : {}),
    measuredMs,
  };
}

/** A calibration from elsewhere measured everything it has when it was made. */
function assumedMs({ createdMs, load }: Calibration): MeasuredMs {
  const all = { gyroBias: createdMs, gyroScale: createdMs, accel: createdMs, radius: createdMs };
  return load === undefined ? all : { ...all, load: createdMs };
}
