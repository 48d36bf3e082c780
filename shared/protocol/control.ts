// Control records: what the hub may ask of a roller → bytes. The board's side is firmware/stream/commands.ts.
import {
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
  SETTING_ROLL_AXIS,
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
  | { readonly op: "store"; readonly setting: Setting };

export type Setting =
  | { readonly key: "diameterMm"; readonly value: number }
  | { readonly key: "mounting"; readonly value: InfoFields["mounting"] }
  | { readonly key: "rollAxis"; readonly value: InfoFields["rollAxis"] }
  | { readonly key: "channels"; readonly value: 1 | 2 };

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
  }
  return bytes;
}
