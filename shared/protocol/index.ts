// The wire protocol's public face. docs/protocol.md has the byte tables.
export * from "./bad.ts";
export * from "./calibration.ts";
export { CALIBRATION_PIECE_BYTES, packCalibration } from "./calibrationRecord.ts";
export type { CalibrationPiece } from "./calibrationRecord.ts";
export * from "./control.ts";
export * from "./controlCodes.ts";
export * from "./crc.ts";
export * from "./decode.ts";
export * from "./deframer.ts";
export * from "./encodeFrame.ts";
export * from "./encodeInfo.ts";
export { encodeEvent, EVENT_LONG_PRESS, EVENT_PRESS, EVENT_SLEEP } from "./event.ts";
export type { EventRecord } from "./event.ts";
export type * from "./frame.ts";
export * from "./frameLayout.ts";
export * from "./encodeSerial.ts";
export * from "./hx711.ts";
export * from "./infoLayout.ts";
export * from "./kinds.ts";
export { encodeReply } from "./reply.ts";
export type { ReplyRecord } from "./reply.ts";
export * from "./sequence.ts";
export {
  encodeStatus,
  ERROR_BITS,
  STATE_HALF_RATE,
  STATE_LARGE_PAYLOAD,
  STATE_STREAMING,
  STATE_SUBSCRIBED,
} from "./status.ts";
export type { StatusFields, StatusRecord } from "./status.ts";
export * from "./text.ts";
export * from "./uuids.ts";
