// Puck.js v2 or v2.1 with one HX711: DOUT on D1, PD_SCK on D2, the SPI's own clock on the unconnected D30.
// (Not D28 and D29: they can become Serial1.) The IMU is the one on the board.
import { readCalibration, readSettings, writeCalibration, writeSettings } from "#firmware/flash.ts";
import type { Hal } from "#firmware/hal.ts";
import { startRoller } from "#firmware/main.ts";
import { createRoller } from "#firmware/roller.ts";
import { ACCEL_G_PER_LSB, GYRO_DPS_PER_LSB, IMU_GROUP_DELAY_MS } from "#firmware/sensors/lsm6ds3.ts";
import { startPuckImu, watchPuckMotion } from "#firmware/sensors/puckImu.ts";
import { TICK_HZ } from "#shared/protocol/frameLayout.ts";

const WATCHDOG_S = 5;
const DEBOUNCE_MS = 25;

if (!DEV_BUILD) E.setConsole(null, { force: true });
E.enableWatchdog(WATCHDOG_S, true);

const hal: Hal = {
  deviceId: getSerial(),
  board: "Puck.js v2",
  gyroDpsPerLsb: GYRO_DPS_PER_LSB,
  accelGPerLsb: ACCEL_G_PER_LSB,
  imuGroupDelayMs: IMU_GROUP_DELAY_MS,
  loadNominalHz: 80,
  loadGroupDelayMs: 25,
  // The supply itself, behind a regulator when it is a LiPo. The HX711 and its bridge need 2.7 V.
  lowBatteryV: 2.75,
  open: DEV_BUILD,
  rawImu: false,
  startImu(rateHz) {
    startPuckImu(Puck, rateHz);
  },
  stopImu: Puck.accelOff,
  listenImu(listener) {
    Puck.removeAllListeners("accel");
    if (listener) Puck.on("accel", listener);
  },
  watchMotion(moved) {
    watchPuckMotion(Puck, moved);
  },
  cells: 1,
  dout: D1,
  pdSck: D2,
  dout1: D30,
  pdSck1: D30,
  spareClock: D30,
  spi: SPI1,
  radio: NRF,
  hasSerial: false,
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
  batteryV: NRF.getBattery,
  temperatureC: Puck.getTemperature,
};

const roller = createRoller(hal);
startRoller(roller);
