// What happened at the roller itself: its button. The board encodes it with this very code.
import { BAD } from "./bad.ts";
import type { DecodeError } from "./bad.ts";
import { KIND_EVENT } from "./kinds.ts";

export const EVENT_BYTES = 8;
export const EVENT_PRESS = 1;
export const EVENT_LONG_PRESS = 2;
/** The roller is about to sleep: held for five seconds, or nobody came. */
export const EVENT_SLEEP = 3;

export interface EventRecord {
  readonly kind: "event";
  /** `other`: a type this version does not know. */
  readonly type: "press" | "longPress" | "sleep" | "other";
  /** u16, events have their own count. */
  readonly seq: number;
  readonly tick: number;
}

/** Index = code on the wire. */
const EVENT_TYPES = ["other", "press", "longPress", "sleep"] as const;

export function encodeEvent(type: number, seq: number, tick: number): Uint8Array {
  return new Uint8Array([KIND_EVENT, type, seq, seq >> 8, tick, tick >> 8, tick >> 16, tick >> 24]);
}

export function decodeEvent(bytes: Uint8Array, view: DataView): EventRecord | DecodeError {
  if (bytes.length < EVENT_BYTES) return BAD.wrongLength;
  const type = view.getUint8(1);
  return {
    kind: "event",
    type: EVENT_TYPES[type] ?? "other",
    seq: view.getUint16(2, true),
    tick: view.getUint32(4, true),
  };
}
