// What a roller says about itself. Names follow the recording header.

export const MOUNTINGS = ["ring", "split", "four", "two", "unknown"] as const;
/** How the load cell sits in the roller; decides the shape of its response over a turn. */
export type Mounting = (typeof MOUNTINGS)[number];

export const ROLL_AXES = ["x+", "x-", "y+", "y-", "z+", "z-", "unknown"] as const;
/** The IMU axis along the roller's axle, with the sign of a turn counted positive. */
export type RollAxis = (typeof ROLL_AXES)[number];

export interface ImuInfo {
  readonly gyroDpsPerLsb: number;
  readonly accelGPerLsb: number;
  readonly nominalHz: number;
  readonly rollAxis: RollAxis;
  /** How long before its time stamp the sensor's value was true, ms. */
  readonly groupDelayMs: number;
}

export interface LoadCellInfo {
  readonly nominalHz: number;
  readonly channels: number;
  readonly mounting: Mounting;
  readonly groupDelayMs: number;
}

export interface DeviceInfo {
  readonly id: string;
  readonly board: string;
  readonly firmware: string;
  readonly imu: ImuInfo;
  readonly loadCell: LoadCellInfo;
}

export interface RollerInfo {
  /** Outer diameter, unloaded. */
  readonly diameterMm: number;
}

/** What a roller reports about once a second. */
export interface DeviceStatus {
  readonly batteryV: number;
  readonly temperatureC: number;
  /** Rates the board achieved over the last second. */
  readonly imuHz: number;
  readonly loadHz: number;
  /** Samples the board knows it missed, since it started. */
  readonly lostSamples: number;
  /** Frames the board could not hand to its radio, since it started. */
  readonly queueDrops: number;
  /** Bit field, see `ERROR_BITS` of the protocol. */
  readonly errors: number;
  readonly streaming: boolean;
}
