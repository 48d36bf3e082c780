// Control records: what the hub may ask of a roller → bytes. The board's side is firmware/stream/commands.ts.
import {
  OP_CALIBRATION_COMMIT,
  OP_CALIBRATION_READ,
  OP_CALIBRATION_WRITE,
  OP_IDENTIFY,
  OP_NAME,
  OP_PAYLOAD_SIZE,
  OP_RATE,
  OP_REQUEST_INFO,
  OP_START,
  OP_STOP,
  OP_STORE,
  SETTING_CHANNELS,
  SETTING_DIAMETER,
  SETTING_MOUNTING,
  SETTING_PASSKEY,
  SETTING_ROLL_AXIS,
  SETTING_SLEEP,
} from "./controlCodes.ts";
import { MOUNTING_CODES, NAME_MAX_BYTES, ROLL_AXIS_CODES } from "./infoLayout.ts";
import type { InfoFields } from "./infoLayout.ts";
import { toUtf8 } from "./text.ts";

export type ControlCommand =
  | { readonly op: "start" | "stop" | "identify" | "requestInfo" }
  | { readonly op: "rate"; readonly rateHz: 104 | 52 }
  | { readonly op: "payloadSize"; readonly bytes: 20 | 50 }
  /** Cut to 19 bytes of UTF-8. */
  | { readonly op: "name"; readonly name: string }
  | { readonly op: "store"; readonly setting: Setting }
  /** The piece of the stored calibration from `offset` on. */
  | { readonly op: "readCalibration"; readonly offset: number }
  /** 1 to 17 bytes. */
  | { readonly op: "writeCalibration"; readonly offset: number; readonly bytes: Uint8Array }
  /** Length 0 erases. */
  | { readonly op: "commitCalibration"; readonly length: number; readonly crc: number };

export type Setting =
  | { readonly key: "diameterMm"; readonly value: number }
  | { readonly key: "mounting"; readonly value: InfoFields["mounting"] }
  | { readonly key: "rollAxis"; readonly value: InfoFields["rollAxis"] }
  | { readonly key: "channels"; readonly value: 1 | 2 }
  /** Minutes without a central; 0: never. */
  | { readonly key: "sleepMinutes"; readonly value: number }
  /** Up to six digits; 0: none. */
  | { readonly key: "passkey"; readonly value: number };

export function encodeControl(command: ControlCommand): Uint8Array {
  switch (command.op) {
    case "start":
      return Uint8Array.of(OP_START);
    case "stop":
      return Uint8Array.of(OP_STOP);
    case "rate":
      return Uint8Array.of(OP_RATE, command.rateHz);
    case "payloadSize":
      return Uint8Array.of(OP_PAYLOAD_SIZE, command.bytes);
    case "identify":
      return Uint8Array.of(OP_IDENTIFY);
    case "name":
      return Uint8Array.of(OP_NAME, ...toUtf8(command.name, NAME_MAX_BYTES));
    case "store":
      return encodeStore(command.setting);
    case "requestInfo":
      return Uint8Array.of(OP_REQUEST_INFO);
    case "readCalibration":
      return Uint8Array.of(OP_CALIBRATION_READ, command.offset, command.offset >> 8);
    case "writeCalibration":
      return Uint8Array.of(OP_CALIBRATION_WRITE, command.offset, command.offset >> 8, ...command.bytes);
    case "commitCalibration": {
      const bytes = Uint8Array.of(OP_CALIBRATION_COMMIT, command.length, command.length >> 8, 0, 0, 0, 0);
      new DataView(bytes.buffer).setUint32(3, command.crc, true);
      return bytes;
    }
  }
}

function encodeStore(setting: Setting): Uint8Array {
  const bytes = Uint8Array.of(OP_STORE, 0, 0, 0, 0, 0);
  const view = new DataView(bytes.buffer);
  switch (setting.key) {
    case "diameterMm":
      view.setUint8(1, SETTING_DIAMETER);
      view.setInt32(2, Math.round(setting.value * 10), true);
      break;
    case "mounting":
      view.setUint8(1, SETTING_MOUNTING);
      view.setInt32(2, MOUNTING_CODES.indexOf(setting.value), true);
      break;
    case "rollAxis":
      view.setUint8(1, SETTING_ROLL_AXIS);
      view.setInt32(2, ROLL_AXIS_CODES.indexOf(setting.value), true);
      break;
    case "channels":
      view.setUint8(1, SETTING_CHANNELS);
      view.setInt32(2, setting.value, true);
      break;
    case "sleepMinutes":
      view.setUint8(1, SETTING_SLEEP);
      view.setInt32(2, setting.value, true);
      break;
    case "passkey":
      view.setUint8(1, SETTING_PASSKEY);
      view.setInt32(2, setting.value, true);
      break;
  }
  return bytes;
}
