// Addresses of rollers on Bluetooth: `ble:`, `ble:NAME`, `ble:?hci=PATH`, `ble:NAME?hci=PATH`.
import { InchwormError } from "#hub/errors.ts";

export interface BleAddress {
  /** The name a roller advertises, or its Bluetooth address; absent: any roller. */
  readonly name?: string;
  /** Serial port of an HCI adapter; absent: this machine's own Bluetooth. */
  readonly hciPath?: string;
}

/** A `?` belongs to the name unless a setting follows it. */
const WITH_SETTING = /^(?<name>.*?)\?(?<key>[a-zA-Z]+)=(?<value>.*)$/s;

/** @throws InchwormError BAD_LINK_URI */
export function parseBleUri(uri: string): BleAddress {
  const rest = uri.slice(uri.indexOf(":") + 1);
  const { name = rest, key, value = "" } = WITH_SETTING.exec(rest)?.groups ?? {};
  if (key !== undefined && key !== "hci") throw wrong(uri, `there is no setting ${key}; known: hci`);
  if (key === "hci" && value === "") throw wrong(uri, "hci needs the path of a serial port");
  return {
    ...(name === "" ? {} : { name: decoded(name) }),
    ...(key === undefined ? {} : { hciPath: decoded(value) }),
  };
}

/** What means something in an address; and what is no letter at all: anybody may advertise a name that moves a terminal's cursor. */
const NOT_AS_IT_IS = /[?%\p{Cc}\p{Cf}]/u;

/** The address of one roller on this machine's own Bluetooth. */
export function bleUri(name: string): string {
  return `ble:${NOT_AS_IT_IS.test(name) ? encodeURIComponent(name) : name}`;
}

/** Percent-encoded or as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function wrong(uri: string, why: string): InchwormError {
  return new InchwormError("BAD_LINK_URI", `${uri}: ${why}`);
}
