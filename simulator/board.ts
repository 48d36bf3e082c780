// A board that runs the firmware's own source: its sensors are a bench, its radio a callback, its time the simulator's.
import type { Hal } from "#firmware/hal.ts";
import type { Pin, PressEvent } from "#firmware/io.ts";
import { startRoller } from "#firmware/main.ts";
import { createRoller } from "#firmware/roller.ts";
import { startPuckImu, watchPuckMotion } from "#firmware/sensors/puckImu.ts";
import {
  SETTING_CHANNELS,
  SETTING_DIAMETER,
  SETTING_MOUNTING,
  SETTING_ROLL_AXIS,
} from "#shared/protocol/controlCodes.ts";
import { INFO_TEXT_MAX_BYTES, MOUNTING_CODES, NAME_MAX_BYTES, ROLL_AXIS_CODES } from "#shared/protocol/infoLayout.ts";
import { crc32 } from "#shared/protocol/crc.ts";
import type { InfoFields } from "#shared/protocol/infoLayout.ts";
import { TICK_HZ } from "#shared/protocol/frameLayout.ts";
import { KIND_EVENT } from "#shared/protocol/kinds.ts";
import { toByteText } from "#shared/protocol/text.ts";
import { CONTROL_UUID, FRAME_UUID, INFO_UUID } from "#shared/protocol/uuids.ts";
import { createEventLoop } from "#sim/board/eventLoop.ts";
import { createLoadPins, createSimulatedPuck, createSimulatedRadio, createSimulatedSpi } from "#sim/board/parts.ts";
import { createSimulatedSerial } from "#sim/board/serial.ts";
import type { SensorBench } from "#sim/sensorBench.ts";

/** What the board's file and its flash would hold. */
export type SimulatedBoardInfo = Omit<InfoFields, "maxPayload" | "imuNominalHz" | "firmware">;

export type Characteristic = "frame" | "status" | "control" | "event";

export interface SimulatedBoardOptions {
  readonly bench: SensorBench;
  readonly info: SimulatedBoardInfo;
  /** Device ticks at true time: its own clock error, any start value; may wrap. */
  ticksAt(simMs: number): number;
  /** Bytes handed to the radio at `simMs`; each call has bytes of its own. `false`: the radio's queue is full. */
  notify(characteristic: Characteristic, bytes: Uint8Array, simMs: number): boolean | void;
  /** The board has a serial line too, and this is where it leads. Each call has bytes of its own. */
  serialOut?(bytes: Uint8Array): void;
  /** The LED, for what shows it. */
  led?(on: boolean, simMs: number): void;
}

export interface SimulatedBoard {
  advanceTo(simMs: number): void;
  /** A central subscribes to the frame characteristic, after connecting if it has not yet: streaming begins. */
  subscribe(): void;
  /** The central is gone. */
  unsubscribe(): void;
  readInfo(): Uint8Array;
  /** A central writes a control record, after connecting if it has not yet. */
  write(control: Uint8Array): void;
  /** Bytes that come in at the serial line. */
  serialIn(bytes: Uint8Array): void;
  /** Presses the roller's button for `heldMs` from now on. */
  press(heldMs: number): void;
  /** Power cut and start at `simMs`: settings stay, the connection and all counts are gone. */
  reboot(simMs: number): void;
}

const LOW_BATTERY_V = 3.4;
const IDLE_PIN: Pin = { read: () => false, write() {}, set() {}, reset() {} };

export function createSimulatedBoard(options: SimulatedBoardOptions): SimulatedBoard {
  const { bench, info } = options;
  const loop = createEventLoop(bench);
  const radio = createSimulatedRadio((uuid, bytes) =>
    options.notify(characteristicOf(uuid, bytes[0]), bytes, loop.doneMs()),
  );
  const pins = Array.from({ length: info.channels }, (_, channel) => createLoadPins(channel, bench, loop));
  const spi = createSimulatedSpi(pins, bench, loop);
  const puck = createSimulatedPuck(loop);
  let flash = JSON.stringify(storedSettings(info));
  let calibration: Uint8Array | undefined;
  let released: (press: PressEvent) => void = () => {};
  const { serialOut } = options;
  const serial = serialOut === undefined ? undefined : createSimulatedSerial(serialOut);
  const idle = { dout: IDLE_PIN, pdSck: IDLE_PIN };
  const [first = idle, second = idle] = pins;

  const hal: Hal = {
    deviceId: toByteText(info.deviceId, INFO_TEXT_MAX_BYTES),
    board: toByteText(info.board, INFO_TEXT_MAX_BYTES),
    gyroDpsPerLsb: info.gyroDpsPerLsb,
    accelGPerLsb: info.accelGPerLsb,
    imuGroupDelayMs: info.imuGroupDelayMs,
    loadNominalHz: info.loadNominalHz,
    loadGroupDelayMs: info.loadGroupDelayMs,
    lowBatteryV: LOW_BATTERY_V,
    open: false,
    rawImu: false,
    startImu: (rateHz) => startPuckImu(puck, rateHz),
    stopImu: puck.accelOff,
    listenImu(listener) {
      puck.removeAllListeners("accel");
      if (listener) puck.on("accel", listener);
    },
    watchMotion: (moved) => watchPuckMotion(puck, moved),
    cells: info.channels,
    dout: first.dout,
    pdSck: first.pdSck,
    dout1: second.dout,
    pdSck1: second.pdSck,
    spareClock: IDLE_PIN,
    spi,
    radio: radio.radio,
    hasSerial: serial !== undefined,
    serial: serial?.io ?? { write() {}, on() {} },
    crc32,
    bytesOf: (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    readSettings: () => JSON.parse(flash),
    writeSettings(value) {
      flash = JSON.stringify(value);
      return true;
    },
    readCalibration: () => calibration,
    writeCalibration(bytes) {
      calibration = bytes.length === 0 ? undefined : bytes.slice();
      return true;
    },
    goodLed: IDLE_PIN,
    badLed: IDLE_PIN,
    pulse: (_led, on, timesMs) => pulse(on, timesMs),
    onButton(listener) {
      released = listener;
    },
    ticks: () => options.ticksAt(loop.nowMs()),
    every: loop.every,
    batteryV: () => bench.batteryV(loop.nowMs()),
    temperatureC: () => bench.temperatureC(loop.nowMs()),
  };

  function pulse(on: boolean, timesMs: readonly number[]): void {
    options.led?.(on, loop.nowMs());
    const [firstMs, ...rest] = timesMs;
    if (firstMs !== undefined)
      loop.after(() => (rest.length === 0 ? options.led?.(!on, loop.nowMs()) : pulse(!on, rest)), firstMs);
  }

  startRoller(createRoller(hal));

  return {
    advanceTo: loop.advanceTo,
    subscribe() {
      radio.connect();
      radio.setNotify(FRAME_UUID, true);
    },
    unsubscribe: radio.disconnect,
    readInfo() {
      // Only a central that is connected can read.
      radio.connect();
      return radio.readValue(INFO_UUID);
    },
    write(control) {
      // Only a central that is connected can write; it may do so before it subscribes.
      radio.connect();
      radio.write(CONTROL_UUID, control);
    },
    serialIn: (bytes) => serial?.receive(bytes),
    press(heldMs) {
      const lastTime = options.ticksAt(loop.nowMs()) / TICK_HZ;
      loop.after(() => released({ lastTime, time: lastTime + heldMs / 1000 }), heldMs);
    },
    reboot(simMs) {
      loop.advanceTo(simMs);
      loop.clear();
      radio.powerOff();
      startRoller(createRoller(hal));
    },
  };
}

function characteristicOf(uuid: string, kind: number | undefined): Characteristic {
  if (uuid === FRAME_UUID) return "frame";
  if (uuid === CONTROL_UUID) return "control";
  return kind === KIND_EVENT ? "event" : "status";
}

function storedSettings(info: SimulatedBoardInfo): unknown[] {
  const stored: unknown[] = [toByteText(info.name, NAME_MAX_BYTES)];
  stored[SETTING_DIAMETER] = Math.round(info.diameterMm * 10);
  stored[SETTING_MOUNTING] = MOUNTING_CODES.indexOf(info.mounting);
  stored[SETTING_ROLL_AXIS] = ROLL_AXIS_CODES.indexOf(info.rollAxis);
  stored[SETTING_CHANNELS] = info.channels;
  return stored;
}
