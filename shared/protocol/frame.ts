// What a sample frame says once decoded. All three wire forms decode to the same shape.

export interface ImuSample {
  /** Device tick at which the sample was taken, u32. */
  readonly tick: number;
  /** ax ay az gx gy gz, raw LSB, i16. */
  readonly axes: readonly [number, number, number, number, number, number];
}

export interface LoadSample {
  readonly tick: number;
  readonly channel: 0 | 1;
  /** Signed 24-bit converter counts. */
  readonly counts: number;
  /** The converter is at its end of scale. */
  readonly saturated: boolean;
}

export interface SampleFrame {
  readonly kind: "imuBatch" | "imuShort" | "loadShort";
  /** u16, counts up by one a frame, wraps; all three wire forms share it. */
  readonly seq: number;
  readonly imu: readonly ImuSample[];
  /** Fresh conversions only, in order of time. */
  readonly load: readonly LoadSample[];
  /** Conversions that were sent but whose bit pairs contradict each other; not in `load`. */
  readonly corruptLoads: number;
}
