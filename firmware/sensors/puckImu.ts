// LSM6DS3TR-C on a Puck.js v2 through Espruino's own driver: raw LSB, one event a sample, no time stamp.
// Source: ST LSM6DS3TR-C data sheet, and Espruino's libs/puckjs for what `accelOn` sets.
import type { PuckIo } from "#firmware/io.ts";
import {
  CTRL2_G,
  gyroControl,
  INT1_CTRL,
  MD1_CFG,
  MD1_CFG_WAKE_UP,
  MOTION_HZ,
  TAP_CFG,
  TAP_CFG_INTERRUPTS,
  WAKE_UP_THS,
  WAKE_UP_THS_125_MG,
} from "#firmware/sensors/lsm6ds3.ts";

export function startPuckImu(puck: PuckIo, rateHz: number): void {
  puck.accelOn(rateHz);
  // `accelOn` leaves the interrupt of the motion watch as it was.
  puck.accelWr(MD1_CFG, 0);
  puck.accelWr(CTRL2_G, gyroControl(rateHz));
}

/** The driver gives an event whenever the interrupt pin is high: here only in motion. */
export function watchPuckMotion(puck: PuckIo, moved: () => void): void {
  puck.accelOn(MOTION_HZ);
  puck.accelWr(INT1_CTRL, 0);
  puck.accelWr(CTRL2_G, 0);
  puck.accelWr(TAP_CFG, TAP_CFG_INTERRUPTS);
  puck.accelWr(WAKE_UP_THS, WAKE_UP_THS_125_MG);
  puck.accelWr(MD1_CFG, MD1_CFG_WAKE_UP);
  puck.on("accel", moved);
}
