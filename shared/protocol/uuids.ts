// The roller's BLE service. Lower case with dashes; noble wants them without (`uuid.replaceAll("-", "")`).

export const SERVICE_UUID = "6c1b0001-8a5e-4f0b-9d57-21e7a4c3f9b2";
/** Sample frames: notify. Streaming begins when a central subscribes here. */
export const FRAME_UUID = "6c1b0002-8a5e-4f0b-9d57-21e7a4c3f9b2";
/** Status about once a second, and button events: notify. */
export const STATUS_UUID = "6c1b0003-8a5e-4f0b-9d57-21e7a4c3f9b2";
/** Control records: write; replies: notify. */
export const CONTROL_UUID = "6c1b0004-8a5e-4f0b-9d57-21e7a4c3f9b2";
/** The info record: read. */
export const INFO_UUID = "6c1b0005-8a5e-4f0b-9d57-21e7a4c3f9b2";
