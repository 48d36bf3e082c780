// What the three batchers share: where samples come from and where full frames go.
// A batcher fills one preallocated buffer per frame kind in place. On the board each statement of a
// handler costs 0.1–0.3 ms of a 9.6 ms period: one `set` for the six axes, one for the raw conversion,
// methods bound beforehand, no decoding, no arithmetic beyond the tick difference.
import type { LoadCell } from "#firmware/hal.ts";
import type { ImuEvent } from "#firmware/io.ts";

import type { Counters } from "./counters.ts";

/** Hands the record it was made for to the radio; `false`: refused. */
export type Send = () => boolean | void;

export interface BatcherPort {
  readonly ticks: () => number;
  readonly cell: LoadCell;
  /** The second converter, when it carries a cell. */
  readonly cell1: LoadCell | undefined;
  readonly counters: Counters;
  /** Ticks between two samples, as ordered from the IMU. */
  readonly periodTicks: number;
  /** Prepares sending `record` again and again, whatever it holds at the time. */
  sender(record: Uint8Array): Send;
}

/** Takes one IMU sample; sends when a frame is full. */
export type Batcher = (event: ImuEvent) => void;

/** A step of more than this many periods means that samples in between were missed. */
export const LATE_PERIODS = 1.5;

export function noteLoss(port: BatcherPort, spanTicks: number): void {
  port.counters.lost += Math.round(spanTicks / port.periodTicks) - 1;
}
