// The answer to one control record. The board encodes it with this very code.
import { BAD } from "./bad.ts";
import type { DecodeError } from "./bad.ts";
import { KIND_REPLY } from "./kinds.ts";

export interface ReplyRecord {
  readonly kind: "reply";
  /** Opcode that is answered; 0 when the record was empty. */
  readonly opcode: number;
  /** One of `REPLY_*`. */
  readonly code: number;
}

export function encodeReply(opcode: number, code: number): Uint8Array {
  return new Uint8Array([KIND_REPLY, opcode, code]);
}

export function decodeReply(bytes: Uint8Array): ReplyRecord | DecodeError {
  const opcode = bytes[1];
  const code = bytes[2];
  return opcode === undefined || code === undefined ? BAD.wrongLength : { kind: "reply", opcode, code };
}
