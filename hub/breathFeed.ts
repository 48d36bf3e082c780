// What the page is told of the breath in a hold (R12, experimental): once a second while the hold lasts, and once when it is over.
import type { BreathView } from "#hub/coach/breathBlocks.ts";
import type { BreathMessage } from "#shared/schema/breathLive.ts";

export interface BreathFeed {
  /** The message that is due, if one is. */
  due(view: BreathView | undefined, nowMs: number): BreathMessage | undefined;
}

export function createBreathFeed(rollerId: string): BreathFeed {
  let shown: BreathView | undefined;

  return {
    due(view, nowMs) {
      if (view === shown) return undefined;
      shown = view;
      const message = { type: "breath", rollerId, sentMs: Math.round(nowMs * 10) / 10 } as const;
      if (view === undefined) return { ...message, known: false };
      const { isKnown, sure, perMin, held } = view;
      return {
        ...message,
        known: isKnown,
        sure: hundredths(sure),
        ...(isKnown ? { held: hundredths(held) } : {}),
        ...(Number.isFinite(perMin) ? { breathsPerMin: Math.round(perMin * 10) / 10 } : {}),
      };
    },
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
