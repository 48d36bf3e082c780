// The roller's BLE service. Lower case with dashes; noble wants them without (`uuid.replaceAll("-", "")`).

/** Places in the eighth digit. The board makes a UUID when it needs one: five texts of 36 characters cost it memory. */
export const PLACE_SERVICE = 1;
export const PLACE_FRAME = 2;
export const PLACE_STATUS = 3;
export const PLACE_CONTROL = 4;
export const PLACE_INFO = 5;

export function rollerUuid(place: number): string {
  return "6c1b000" + place + "-8a5e-4f0b-9d57-21e7a4c3f9b2";
}

export const SERVICE_UUID = /* @__PURE__ */ rollerUuid(PLACE_SERVICE);
/** Sample frames: notify. Streaming begins when a central subscribes here. */
export const FRAME_UUID = /* @__PURE__ */ rollerUuid(PLACE_FRAME);
/** Status about once a second, and button events: notify. */
export const STATUS_UUID = /* @__PURE__ */ rollerUuid(PLACE_STATUS);
/** Control records: write; replies: notify. */
export const CONTROL_UUID = /* @__PURE__ */ rollerUuid(PLACE_CONTROL);
/** The info record: read. */
export const INFO_UUID = /* @__PURE__ */ rollerUuid(PLACE_INFO);
