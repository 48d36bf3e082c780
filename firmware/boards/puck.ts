// Puck.js v2 or v2.1 with one HX711: DOUT on D1, PD_SCK on D2, the SPI's own clock on the unconnected D30.
// (Not D28 and D29: they can become Serial1.) The IMU is the one on the board.
import type { Hal } from "#firmware/hal.ts";
import { startRoller } from "#firmware/main.ts";
import { createLoadCell } from "#firmware/sensors/loadCell.ts";
import {
  createPuckImu,
  PUCK_ACCEL_G_PER_LSB,
  PUCK_GYRO_DPS_PER_LSB,
  PUCK_IMU_GROUP_DELAY_MS,
} from "#firmware/sensors/puckImu.ts";
import { TICK_HZ } from "#shared/protocol/frameLayout.ts";

const SETTINGS_FILE = "inchworm.json";
const WATCHDOG_S = 5;
const DEBOUNCE_MS = 25;

const storage = require("Storage");

const hal: Hal = {
  facts: {
    deviceId: getSerial(),
    board: "Puck.js v2",
    gyroDpsPerLsb: PUCK_GYRO_DPS_PER_LSB,
    accelGPerLsb: PUCK_ACCEL_G_PER_LSB,
    imuGroupDelayMs: PUCK_IMU_GROUP_DELAY_MS,
    loadNominalHz: 80,
    loadGroupDelayMs: 25,
    // The HX711 and its bridge need 2.7 V.
    lowBatteryV: 2.75,
    open: DEV_BUILD,
  },
  imu: createPuckImu(Puck),
  loadCells: [createLoadCell({ spi: SPI1, dout: D1, pdSck: D2, spareClock: D30 })],
  radio: NRF,
  store: {
    read() {
      return storage.readJSON(SETTINGS_FILE, true);
    },
    write(value) {
      return storage.writeJSON(SETTINGS_FILE, value);
    },
  },
  led: LED2,
  ticks() {
    return getTime() * TICK_HZ;
  },
  every: setInterval,
  after: setTimeout,
  onButton(changed) {
    setWatch(
      function onEdge(event) {
        changed(event.state);
      },
      BTN,
      { repeat: true, edge: "both", debounce: DEBOUNCE_MS },
    );
  },
  batteryV: NRF.getBattery,
  temperatureC: Puck.getTemperature,
};

if (!DEV_BUILD) E.setConsole(null, { force: true });
E.enableWatchdog(WATCHDOG_S, true);
startRoller(hal);
