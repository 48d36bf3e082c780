// One roller's parts, each as it truly is.
import type { Mounting, RollAxis } from "#shared/domain/device.ts";
import type { ImuSettings } from "#sim/sensors/imu.ts";
import type { LoadCellSettings } from "#sim/sensors/loadCell.ts";
import type { Warming } from "#sim/sensors/temperature.ts";

export interface RollerDevice {
  readonly id: string;
  /** As the board knows it. */
  readonly toldAxis: RollAxis;
  readonly mounting: Mounting;
  readonly radiusMm: number;
  readonly shrink: number;
  readonly side: 1 | -1;
  readonly startAngleRad: number;
  readonly leanRad: number;
  readonly leanLengthMm: number;
  readonly tiltRad: number;
  readonly imu: ImuSettings;
  readonly cells: readonly LoadCellSettings[];
  readonly clockPpm: number;
  readonly clockStartTicks: number;
  /** Least time from a frame's hand-over to its arrival, ms. */
  readonly leastDelayMs: number;
  readonly warming: Warming;
}
