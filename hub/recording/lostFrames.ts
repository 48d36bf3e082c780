// Loss on the radio, from the frames that did come.
import type { RawFrame } from "#shared/domain/frame.ts";

/** Less than any roller takes for a frame (20-byte payloads: at most 196 a second). */
const LEAST_FRAME_MS = 4;
/** Frames that waited somewhere arrive closer together than they were sent, ms. */
const MOST_BUFFERED_MS = 1000;

type Arrival = Pick<RawFrame, "seq" | "rxMs">;

/** Frames missing between two that came one after the other. More than time had room for means a new count: a restart. */
export function lostBetween(previous: Arrival, next: Arrival): number {
  const missing = (next.seq - previous.seq - 1) & 0xffff;
  const passedMs = next.rxMs - previous.rxMs;
  return missing * LEAST_FRAME_MS <= passedMs + MOST_BUFFERED_MS ? missing : 0;
}
