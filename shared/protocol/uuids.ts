// The roller's BLE service. Lower case with dashes; noble wants them without (`uuid.replaceAll("-", "")`).

function uuid(place: number): string {
  return "6c1b000" + place + "-8a5e-4f0b-9d57-21e7a4c3f9b2";
}

export const SERVICE_UUID = uuid(1);
/** Sample frames: notify. Streaming begins when a central subscribes here. */
export const FRAME_UUID = uuid(2);
/** Status about once a second, and button events: notify. */
export const STATUS_UUID = uuid(3);
/** Control records: write; replies: notify. */
export const CONTROL_UUID = uuid(4);
/** The info record: read. */
export const INFO_UUID = uuid(5);
