// What the signal core found, as messages of the live feed; the beginnings of lifts are not sent.
import type { SignalEvent } from "#shared/domain/features.ts";
import type { EventMessage } from "#shared/schema/live.ts";

export interface EventExtras {
  readonly rollerId: string;
  readonly sentMs: number;
  /** How much of the hold that ends here counted (R6), ms. */
  readonly countedMs: number;
}

export function eventMessage(event: SignalEvent, extras: EventExtras): EventMessage | undefined {
  const content = contentOf(event, extras.countedMs);
  if (content === undefined) return undefined;
  return { type: "event", rollerId: extras.rollerId, sentMs: extras.sentMs, event: content };
}

function contentOf(event: SignalEvent, countedMs: number): EventMessage["event"] | undefined {
  switch (event.kind) {
    case "stroke":
      return { kind: "stroke", startMs: event.startMs, endMs: event.endMs, lengthMm: event.lengthMm };
    case "reversal":
      return { kind: "reversal", tMs: event.tMs };
    case "holdStart":
      return { kind: "holdStart", startMs: event.startMs };
    case "hold":
      return { kind: "hold", startMs: event.startMs, endMs: event.endMs, countedMs: Math.round(countedMs) };
    case "lift":
      return { kind: "lift", startMs: event.startMs, endMs: event.endMs };
    case "liftStart":
      return undefined;
  }
}
