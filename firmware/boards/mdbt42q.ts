// MDBT42Q breakout (nRF52832) with an LSM6DS3TR-C breakout on I²C, one or two HX711, and the stream on Serial1 as well.
//   I²C: SDA D14, SCL D15, INT1 D16.   HX711: DOUT D17, PD_SCK D18; second one DOUT D19, PD_SCK D20.
//   Unconnected: D22 (the SPI's own clock).   Battery: D31 in the middle of two equal resistors from the LiPo to ground.
//   Serial1: TX D6, RX D8, 115200 baud.
// The I²C is Espruino's own in software: its hardware I2C1 is the same part of the chip as SPI1, which the HX711 needs.
import { readCalibration, readSettings, writeCalibration, writeSettings } from "#firmware/flash.ts";
import type { Hal, SampleListener } from "#firmware/hal.ts";
import { startRoller } from "#firmware/main.ts";
import { createRoller } from "#firmware/roller.ts";
import {
  FIRST_OUTPUT,
  IMU_ADDRESS,
  OUTPUT_BYTES,
  startI2cImu,
  stopI2cImu,
  watchI2cMotion,
} from "#firmware/sensors/i2cImu.ts";
import { ACCEL_G_PER_LSB, GYRO_DPS_PER_LSB, IMU_GROUP_DELAY_MS } from "#firmware/sensors/lsm6ds3.ts";
import { TICK_HZ } from "#shared/protocol/frameLayout.ts";

const WATCHDOG_S = 5;
const DEBOUNCE_MS = 25;
const SERIAL_BAUD = 115200;
/** As fast as software goes: about 1 ms for the twelve bytes. */
const I2C_BAUD = 400000;

if (!DEV_BUILD) E.setConsole(null, { force: true });
E.enableWatchdog(WATCHDOG_S, true);
Serial1.setup(SERIAL_BAUD, { tx: D6, rx: D8 });
const i2c = new I2C();
i2c.setup({ sda: D14, scl: D15, bitrate: I2C_BAUD });
/** Of the data-ready pin; 0: none. */
let watch = 0;

const hal: Hal = {
  deviceId: getSerial(),
  board: "MDBT42Q",
  gyroDpsPerLsb: GYRO_DPS_PER_LSB,
  accelGPerLsb: ACCEL_G_PER_LSB,
  imuGroupDelayMs: IMU_GROUP_DELAY_MS,
  loadNominalHz: 80,
  loadGroupDelayMs: 25,
  // A LiPo: below it little is left, and its voltage falls fast.
  lowBatteryV: 3.4,
  open: DEV_BUILD,
  rawImu: true,
  startImu(rateHz) {
    startI2cImu(i2c, rateHz);
  },
  stopImu() {
    stopI2cImu(i2c);
  },
  listenImu(listener: SampleListener | undefined) {
    if (watch) clearWatch(watch);
    watch = 0;
    if (listener) {
      const read = i2c.readReg.bind(i2c, IMU_ADDRESS, FIRST_OUTPUT, OUTPUT_BYTES);
      watch = setWatch(
        function onDataReady() {
          listener(read());
        },
        D16,
        { repeat: true, edge: "rising" },
      );
    }
  },
  watchMotion(moved) {
    watchI2cMotion(i2c);
    watch = setWatch(moved, D16, { repeat: true });
  },
  cells: 2,
  dout: D17,
  pdSck: D18,
  dout1: D19,
  pdSck1: D20,
  spareClock: D22,
  spi: SPI1,
  radio: NRF,
  hasSerial: true,
  serial: Serial1,
  crc32: E.CRC32,
  bytesOf: E.toUint8Array,
  readSettings: readSettings,
  writeSettings: writeSettings,
  readCalibration: readCalibration,
  writeCalibration: writeCalibration,
  goodLed: LED2,
  badLed: LED1,
  pulse: digitalPulse,
  onButton(released) {
    setWatch(released, BTN, { repeat: true, edge: "falling", debounce: DEBOUNCE_MS });
  },
  ticks() {
    return getTime() * TICK_HZ;
  },
  every: setInterval,
  batteryV() {
    return 2 * analogRead(D31) * E.getAnalogVRef();
  },
  temperatureC: E.getTemperature,
};

const roller = createRoller(hal);
startRoller(roller);
