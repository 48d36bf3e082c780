// A stop, and what the person then says it felt like, are one stop.
import { STOP_REASONS, type StopReason } from "#shared/domain/prompts.ts";

export interface ToldStop {
  readonly tMs: number;
  readonly reason?: StopReason | undefined;
}

/** The question stays on the page until the person goes on; later it is a stop of its own. */
const SAID_WITHIN_MS = 120_000;

/** `text`: the mark's reason as it was written down, if any. */
export function withStop(
  stops: readonly ToldStop[],
  { tMs, text }: { readonly tMs: number; readonly text?: string | undefined },
): ToldStop[] {
  const reason = STOP_REASONS.find((one) => one === text);
  if (reason === undefined) return [...stops, { tMs }];
  const last = stops.at(-1);
  const isAnswer = last !== undefined && last.reason === undefined && tMs - last.tMs <= SAID_WITHIN_MS;
  return isAnswer ? [...stops.slice(0, -1), { tMs: last.tMs, reason }] : [...stops, { tMs, reason }];
}
