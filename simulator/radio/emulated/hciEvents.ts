// Events a controller sends to its host, as H4 packets.
import { H4_ACL, H4_EVENT } from "#sim/radio/emulated/h4.ts";

const EVENT_DISCONNECTED = 0x05;
const EVENT_COMMAND_COMPLETE = 0x0e;
const EVENT_COMMAND_STATUS = 0x0f;
const EVENT_COMPLETED_PACKETS = 0x13;
const EVENT_LE_META = 0x3e;
const META_CONNECTED = 0x01;
const META_ADVERTISEMENT = 0x02;
const META_UPDATED = 0x03;
const META_REMOTE_FEATURES = 0x04;
const COMMANDS_ALLOWED = 1;
/** Continuing fragment; any other begins a packet, and a controller marks those so: */
const ACL_CONTINUES = 1;
const ACL_BEGINS = 2;

export interface ConnectionFigures {
  /** 1.25 ms each. */
  readonly interval: number;
  /** 10 ms each. */
  readonly supervision: number;
}

const u16 = (value: number): [number, number] => [value & 0xff, value >> 8];
const event = (code: number, body: readonly number[]): Buffer => Buffer.from([H4_EVENT, code, body.length, ...body]);

/** "aa:bb:…" as it goes over the wire: last byte first. */
export function addressBytes(address: string): number[] {
  return address
    .split(":")
    .map((byte) => Number.parseInt(byte, 16))
    .reverse();
}

export function addressText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"))
    .reverse()
    .join(":");
}

export function commandComplete(opcode: number, status: number, result: readonly number[] = []): Buffer {
  return event(EVENT_COMMAND_COMPLETE, [COMMANDS_ALLOWED, ...u16(opcode), status, ...result]);
}

export function commandStatus(opcode: number, status: number): Buffer {
  return event(EVENT_COMMAND_STATUS, [status, COMMANDS_ALLOWED, ...u16(opcode)]);
}

export function disconnected(handle: number, reason: number): Buffer {
  return event(EVENT_DISCONNECTED, [0, ...u16(handle), reason]);
}

export function completedPackets(handle: number, count: number): Buffer {
  return event(EVENT_COMPLETED_PACKETS, [1, ...u16(handle), ...u16(count)]);
}

export function connected(handle: number, role: number, peer: string, figures: ConnectionFigures): Buffer {
  const { interval, supervision } = figures;
  const body = [0, ...u16(handle), role, 0, ...addressBytes(peer), ...u16(interval), ...u16(0), ...u16(supervision), 0];
  return event(EVENT_LE_META, [META_CONNECTED, ...body]);
}

export function connectFailed(status: number): Buffer {
  return event(EVENT_LE_META, [META_CONNECTED, status, ...Array.from({ length: 17 }, () => 0)]);
}

export function updated(handle: number, { interval, supervision }: ConnectionFigures): Buffer {
  return event(EVENT_LE_META, [META_UPDATED, 0, ...u16(handle), ...u16(interval), ...u16(0), ...u16(supervision)]);
}

export function remoteFeatures(handle: number): Buffer {
  return event(EVENT_LE_META, [META_REMOTE_FEATURES, 0, ...u16(handle), ...Array.from({ length: 8 }, () => 0)]);
}

/** `type` 0: connectable advertisement; 4: scan response. */
export function advertisement(type: 0 | 4, address: string, data: Uint8Array, rssiDbm: number): Buffer {
  const body = [1, type, 0, ...addressBytes(address), data.length, ...data, rssiDbm & 0xff];
  return event(EVENT_LE_META, [META_ADVERTISEMENT, ...body]);
}

/** A data packet as the other side's host sent it, with this side's handle. */
export function aclToHost(handle: number, sentFlags: number, data: Uint8Array): Buffer {
  const flags = sentFlags === ACL_CONTINUES ? ACL_CONTINUES : ACL_BEGINS;
  return Buffer.concat([Buffer.from([H4_ACL, ...u16(handle | (flags << 12)), ...u16(data.length)]), data]);
}
