// Registers of ST's LSM6DS3TR-C. Accelerometer ±4 g (0.122 mg/LSB). Gyro ±500 dps (17.5 mdps/LSB): ±245 dps is reached
// by a roller of 150 mm at 0.32 m/s, ±500 dps at 0.65 m/s, and one LSB stays below the sensor's noise.
// Source: ST LSM6DS3TR-C data sheet (DocID030071), chapter 9.
import { FULL_RATE_HZ } from "#shared/protocol/controlCodes.ts";

export const GYRO_DPS_PER_LSB = 0.0175;
export const ACCEL_G_PER_LSB = 0.000122;
/** The gyro's second-order low-pass (33 Hz at 104 Hz output): √2/(2π·33 Hz), and about 1 ms until the event runs. */
export const IMU_GROUP_DELAY_MS = 7.8;

export const INT1_CTRL = 0x0d;
export const CTRL2_G = 0x11;
export const MD1_CFG = 0x5e;

/** While only motion is watched for. */
export const MOTION_HZ = 12.5;

/** CTRL2_G: rate in bits 7–4 (4 = 104 Hz, 3 = 52 Hz), full scale in bits 3–2 (01 = 500 dps). */
export function gyroControl(rateHz: number): number {
  return rateHz === FULL_RATE_HZ ? 0x44 : 0x34;
}

// To feel motion: interrupts on (TAP_CFG bit 7), threshold 2/64 of ±4 g = 125 mg, for one sample (as it is after a reset), told on INT1.
export const TAP_CFG = 0x58;
export const TAP_CFG_INTERRUPTS = 0x80;
export const WAKE_UP_THS = 0x5b;
export const WAKE_UP_THS_125_MG = 2;
export const MD1_CFG_WAKE_UP = 0x20;
