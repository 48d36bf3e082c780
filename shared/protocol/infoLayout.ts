// What a roller says about itself: fields, codes and layout of the info record.

/** Index = code on the wire. */
export const MOUNTING_CODES = ["unknown", "ring", "split", "four", "two"] as const;
export const MAX_MOUNTING_CODE = 4;
export const ROLL_AXIS_CODES = ["unknown", "x+", "x-", "y+", "y-", "z+", "z-"] as const;
export const MAX_ROLL_AXIS_CODE = 6;

export const INFO_FIXED_BYTES = 24;
/** Device id, board and firmware version; bytes of UTF-8. */
export const INFO_TEXT_MAX_BYTES = 40;
/** A control record of 20 bytes carries no longer name. */
export const NAME_MAX_BYTES = 19;
/** Fixed part, four length bytes, three texts and the name: what a characteristic must hold. */
export const INFO_MAX_BYTES = 167;
export const MIN_DIAMETER_MM = 40;
export const MAX_DIAMETER_MM = 400;

export interface InfoFields {
  readonly channels: 1 | 2;
  readonly mounting: (typeof MOUNTING_CODES)[number];
  readonly rollAxis: (typeof ROLL_AXIS_CODES)[number];
  /** Largest frame the board can send, bytes. */
  readonly maxPayload: number;
  /** Outer diameter, unloaded; 0.1 mm on the wire. */
  readonly diameterMm: number;
  /** 1e-9 dps and 1e-9 g on the wire. */
  readonly gyroDpsPerLsb: number;
  readonly accelGPerLsb: number;
  /** 0.01 Hz on the wire. */
  readonly imuNominalHz: number;
  readonly loadNominalHz: number;
  /** How long before its time stamp a value was true; 0.01 ms on the wire. */
  readonly imuGroupDelayMs: number;
  readonly loadGroupDelayMs: number;
  readonly deviceId: string;
  readonly board: string;
  readonly firmware: string;
  readonly name: string;
}

export interface InfoRecord extends InfoFields {
  readonly kind: "info";
  readonly protocolVersion: number;
}
