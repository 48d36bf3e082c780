// LSM6DS3TR-C on an I²C bus of any board: configured here, read in one go of twelve bytes, turn rates first, as they
// stand in its registers; the hub puts them in order. Data-ready comes as a pulse of 75 µs on INT1 (latched, one missed
// edge would silence it for good).
// Source: ST LSM6DS3TR-C data sheet: DRDY_PULSE_CFG (0x0B), INT1_CTRL (0x0D), CTRL1_XL (0x10) to CTRL7_G (0x16), OUTX_L_G (0x22).
import type { I2c } from "#firmware/io.ts";
import {
  CTRL2_G,
  gyroControl,
  INT1_CTRL,
  MD1_CFG,
  MD1_CFG_WAKE_UP,
  TAP_CFG,
  TAP_CFG_INTERRUPTS,
  WAKE_UP_THS,
  WAKE_UP_THS_125_MG,
} from "#firmware/sensors/lsm6ds3.ts";

/** SA0 low, as on most breakouts. */
export const IMU_ADDRESS = 0x6a;
export const FIRST_OUTPUT = 0x22;
export const OUTPUT_BYTES = 12;

const DRDY_PULSE_CFG = 0x0b;
const CTRL1_XL = 0x10;
const CTRL3_C = 0x12;
const CTRL6_C = 0x15;

function write(i2c: I2c, register: number, value: number): void {
  i2c.writeTo(IMU_ADDRESS, [register, value]);
}

export function startI2cImu(i2c: I2c, rateHz: number): void {
  const gyro = gyroControl(rateHz);
  // Output is not changed while it is read; addresses count up.
  write(i2c, CTRL3_C, 0x44);
  write(i2c, CTRL6_C, 0);
  write(i2c, DRDY_PULSE_CFG, 0x80);
  write(i2c, MD1_CFG, 0);
  // Bit 1: the gyro's data-ready. It is the slower of the two to start.
  write(i2c, INT1_CTRL, 2);
  // ±4 g (bits 3–2 = 10) at the gyro's rate.
  write(i2c, CTRL1_XL, (gyro & 0xf0) + 8);
  write(i2c, CTRL2_G, gyro);
}

export function stopI2cImu(i2c: I2c): void {
  write(i2c, CTRL1_XL, 0);
  write(i2c, CTRL2_G, 0);
}

export function watchI2cMotion(i2c: I2c): void {
  // Accelerometer alone at 12.5 Hz in its low-power mode (CTRL6_C bit 4).
  write(i2c, CTRL6_C, 0x10);
  write(i2c, INT1_CTRL, 0);
  write(i2c, CTRL1_XL, 0x18);
  write(i2c, CTRL2_G, 0);
  write(i2c, TAP_CFG, TAP_CFG_INTERRUPTS);
  write(i2c, WAKE_UP_THS, WAKE_UP_THS_125_MG);
  write(i2c, MD1_CFG, MD1_CFG_WAKE_UP);
}
