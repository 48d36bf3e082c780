// What the stream counts. Plain numbers in one object: the handlers add to them and nothing else.

export interface Counters {
  /** Frames sent since the board started; the low 16 bits are the frame's sequence number. */
  seq: number;
  /** Samples and conversions since the last status. */
  imu: number;
  load: number;
  load1: number;
  /** Samples missed and frames refused by the radio, since the board started. */
  lost: number;
  drops: number;
}

export function createCounters(): Counters {
  return { seq: 0, imu: 0, load: 0, load1: 0, lost: 0, drops: 0 };
}
