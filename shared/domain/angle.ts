// The roll angle's convention, shared by the core, the calibration and the simulator.
//
// a is the unit vector of the roll axis in the IMU's frame; t1, t2 span the cross-section with
// t1 × t2 = a (x+: y,z · y+: z,x · z+: x,y; for a minus axis t2 is negated). f is the specific force the
// accelerometer measures; at rest it points up with 1 g. The roll angle is
//   φ = atan2(−f·t2, f·t1)
// so that φ' = ω·a: turning the roller positively about a raises φ.
import type { RollAxis } from "#shared/domain/device.ts";

export interface AxisFrame {
  /** Indexes into x, y, z and signs of the axle and the two transverse axes. */
  readonly axis: number;
  readonly axisSign: number;
  readonly t1: number;
  readonly t2: number;
  readonly t2Sign: number;
}

/** The cross-section frame of a known roll axis. */
export function axisFrame(rollAxis: Exclude<RollAxis, "unknown">): AxisFrame {
  const axis = "xyz".indexOf(rollAxis.charAt(0));
  const sign = rollAxis.endsWith("-") ? -1 : 1;
  return { axis, axisSign: sign, t1: (axis + 1) % 3, t2: (axis + 2) % 3, t2Sign: sign };
}
