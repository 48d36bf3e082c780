// What one frame from a roller carries once bytes are decoded and device ticks are unwrapped.
// The journal and the recording format store exactly this.

/** `[tMs, ax, ay, az, gx, gy, gz]`: device time in ms (float, unwrapped, starts anywhere), then raw LSB. */
export type ImuRow = readonly [number, number, number, number, number, number, number];

/** `[tMs, counts, …]`: device time in ms, then raw converter counts, one a channel. NaN/undefined never occurs. */
export type LoadRow = readonly number[];

export interface RawFrame {
  /** Hub clock at which the frame arrived, ms. */
  readonly rxMs: number;
  /** u16 frame sequence number; wraps. */
  readonly seq: number;
  readonly imu: readonly ImuRow[];
  readonly load: readonly LoadRow[];
}
