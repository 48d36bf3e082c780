// LSM6DS3TR-C on a Puck.js v2 through Espruino's own driver: raw LSB, one event a sample, no time stamp.
// Accelerometer ±4 g (0.122 mg/LSB). Gyro: Espruino starts it at ±245 dps, which a roller of 150 mm reaches
// at 0.32 m/s; ±500 dps (17.5 mdps/LSB) reaches 0.65 m/s, and one LSB stays below the sensor's noise.
// Source: ST LSM6DS3TR-C data sheet, CTRL2_G (0x11): rate in bits 7–4, full scale in bits 3–2 (01 = 500 dps).
import type { Imu } from "#firmware/hal.ts";
import type { PuckIo } from "#firmware/io.ts";
import { FULL_RATE_HZ } from "#shared/protocol/controlCodes.ts";

const CTRL2_G = 0x11;
const GYRO_104_HZ_500_DPS = 0x44;
const GYRO_52_HZ_500_DPS = 0x34;

export const PUCK_GYRO_DPS_PER_LSB = 0.0175;
export const PUCK_ACCEL_G_PER_LSB = 0.000122;
/** The gyro's second-order low-pass (33 Hz at 104 Hz output): √2/(2π·33 Hz), and about 1 ms until the event runs. */
export const PUCK_IMU_GROUP_DELAY_MS = 7.8;

export function createPuckImu(puck: PuckIo): Imu {
  return {
    start(rateHz) {
      puck.accelOn(rateHz);
      puck.accelWr(CTRL2_G, rateHz === FULL_RATE_HZ ? GYRO_104_HZ_500_DPS : GYRO_52_HZ_500_DPS);
    },
    stop() {
      puck.accelOff();
    },
    listen(listener) {
      puck.removeAllListeners("accel");
      puck.on("accel", listener);
    },
  };
}
