// What the signal core found, as messages of the live feed. Holds are not among them: the coach says when one is
// over and how much of it counted. The beginnings of lifts are not sent.
import type { SignalEvent } from "#shared/domain/features.ts";
import type { EventMessage } from "#shared/schema/live.ts";

export function eventMessage(
  event: Exclude<SignalEvent, { kind: "hold" }>,
  about: { readonly rollerId: string; readonly sentMs: number },
): EventMessage | undefined {
  const content = contentOf(event);
  return content === undefined ? undefined : { type: "event", ...about, event: content };
}

function contentOf(event: Exclude<SignalEvent, { kind: "hold" }>): EventMessage["event"] | undefined {
  switch (event.kind) {
    case "stroke":
      return { kind: "stroke", startMs: event.startMs, endMs: event.endMs, lengthMm: event.lengthMm };
    case "reversal":
      return { kind: "reversal", tMs: event.tMs };
    case "holdStart":
      return { kind: "holdStart", startMs: event.startMs };
    case "lift":
      return { kind: "lift", startMs: event.startMs, endMs: event.endMs };
    case "liftStart":
      return undefined;
  }
}
