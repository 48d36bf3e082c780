// What happened at the roller itself: its button. The board encodes it with this very code.
import { BAD } from "./bad.ts";
import type { DecodeError } from "./bad.ts";
import { KIND_EVENT } from "./kinds.ts";

export const EVENT_BYTES = 8;
export const EVENT_PRESS = 1;
export const EVENT_LONG_PRESS = 2;

export interface EventRecord {
  readonly kind: "event";
  /** `other`: a type this version does not know. */
  readonly type: "press" | "longPress" | "other";
  /** u16, events have their own count. */
  readonly seq: number;
  readonly tick: number;
}

export function encodeEvent(type: number, seq: number, tick: number): Uint8Array {
  const bytes = new Uint8Array(EVENT_BYTES);
  const view = new DataView(bytes.buffer);
  bytes[0] = KIND_EVENT;
  bytes[1] = type;
  view.setUint16(2, seq, true);
  view.setUint32(4, tick, true);
  return bytes;
}

export function decodeEvent(bytes: Uint8Array, view: DataView): EventRecord | DecodeError {
  if (bytes.length < EVENT_BYTES) return BAD.wrongLength;
  const type = view.getUint8(1);
  return {
    kind: "event",
    type: type === EVENT_PRESS ? "press" : type === EVENT_LONG_PRESS ? "longPress" : "other",
    seq: view.getUint16(2, true),
    tick: view.getUint32(4, true),
  };
}
