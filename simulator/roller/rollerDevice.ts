// One roller's parts, each as it truly is.
import type { Mounting, RollAxis } from "#shared/domain/device.ts";
import type { ImuSettings } from "#sim/sensors/imu.ts";
import type { LoadCellSettings } from "#sim/sensors/loadCell.ts";
import type { Warming } from "#sim/sensors/temperature.ts";

/** How it lies and rolls. */
export interface RollerGeometry {
  readonly radiusMm: number;
  /** Share of the radius lost under 200 N. */
  readonly shrink: number;
  readonly side: 1 | -1;
  readonly startAngleRad: number;
  readonly leanRad: number;
  readonly leanLengthMm: number;
  readonly tiltRad: number;
}

export interface RollerDevice extends RollerGeometry {
  readonly id: string;
  /** As the board knows it. */
  readonly toldAxis: RollAxis;
  readonly mounting: Mounting;
  readonly imu: ImuSettings;
  readonly cells: readonly LoadCellSettings[];
  readonly clockPpm: number;
  readonly clockStartTicks: number;
  /** Least time from a frame's hand-over to its arrival, ms. */
  readonly leastDelayMs: number;
  readonly warming: Warming;
}
