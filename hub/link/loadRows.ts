// Single conversions → rows of one value a channel. Two converters run on clocks of their own: each conversion is
// used once, in a row with the other channel's nearest one, timed halfway between the two.
import type { LoadRow } from "#shared/domain/frame.ts";

/** An older conversion lost its partner (radio loss, a silent converter) and is not used: unknown beats wrong. */
const MAX_APART_MS = 30;

export interface LoadRows {
  /** Gives the row that is complete with this conversion. */
  add(channel: number, tMs: number, counts: number): LoadRow | undefined;
}

export function createLoadRows(channels: number): LoadRows {
  const waiting: ({ tMs: number; counts: number } | undefined)[] = [undefined, undefined];
  return {
    add(channel, tMs, counts) {
      if (channel >= channels) return undefined;
      if (channels === 1) return [tMs, counts];
      waiting[channel] = { tMs, counts };
      const [first, second] = waiting;
      if (first === undefined || second === undefined) return undefined;
      if (Math.abs(first.tMs - second.tMs) > MAX_APART_MS) {
        waiting[first.tMs < second.tMs ? 0 : 1] = undefined;
        return undefined;
      }
      waiting.fill(undefined);
      return [(first.tMs + second.tMs) / 2, first.counts, second.counts];
    },
  };
}
