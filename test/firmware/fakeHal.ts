// A board made of plain objects: everything the firmware does to it is seen, everything it reads is set by the test.
import type { Hal, SampleListener } from "#firmware/hal.ts";
import type { Characteristic, ImuEvent, Pin, PressEvent, SerialIo, Services } from "#firmware/io.ts";
import { startRoller } from "#firmware/main.ts";
import { createRoller } from "#firmware/roller.ts";
import { crc32 } from "#shared/protocol/crc.ts";
import { encodeHx711 } from "#shared/protocol/hx711.ts";
import { CONTROL_UUID, FRAME_UUID, INFO_UUID, STATUS_UUID } from "#shared/protocol/uuids.ts";

export type Axes = readonly [number, number, number, number, number, number];

export interface FakeCell {
  /** Counts that wait to be read. */
  waiting: number | undefined;
  awake: boolean;
  readonly dout: Pin;
  readonly pdSck: Pin;
}

function createFakeCell(): FakeCell {
  const cell: FakeCell = {
    waiting: undefined,
    awake: true,
    dout: { read: () => cell.waiting === undefined, write() {}, set() {}, reset() {} },
    pdSck: {
      read: () => !cell.awake,
      write() {},
      set() {
        cell.awake = false;
      },
      reset() {
        cell.awake = true;
      },
    },
  };
  return cell;
}

export interface FakeBoard {
  readonly hal: Hal;
  readonly cells: readonly FakeCell[];
  readonly sent: { readonly uuid: string; readonly bytes: Uint8Array }[];
  /** Set by the test. */
  ticks: number;
  batteryV: number;
  radioFull: boolean;
  stored: unknown;
  calibration: Uint8Array | undefined;
  flashWorks: boolean;
  /** Seen by the test. */
  imuHz: number;
  imuStarts: number;
  temperatureReads: number;
  /** Pulses: which LED, and its times, ms. */
  led: { led: "good" | "bad"; timesMs: readonly number[] }[];
  /** What motion calls while the roller sleeps: with the pin's event, or with the sensor's. */
  motion: ((event: PressEvent | ImuEvent) => void) | undefined;
  advertising: boolean;
  security: object | undefined;
  connected: boolean;
  services: Services;
  serviceOptions: { uart: boolean; advertise?: string[] } | undefined;
  start(): void;
  sample(axes: Axes): void;
  /** Twelve raw bytes, as another sensor gives them. */
  sampleRaw(bytes: Uint8Array): void;
  second(): void;
  connect(): void;
  disconnect(): void;
  subscribe(on: boolean): void;
  write(bytes: ArrayLike<number>): void;
  press(heldS: number): void;
  characteristic(uuid: string): Characteristic;
  frames(): Uint8Array[];
  statuses(): Uint8Array[];
  replies(): Uint8Array[];
  info(): Uint8Array;
}

export interface FakeOptions {
  readonly cells?: number;
  readonly open?: boolean;
  readonly stored?: unknown;
  readonly rawImu?: boolean;
  readonly serial?: SerialIo;
}

export function createFakeBoard(options: FakeOptions = {}): FakeBoard {
  const cells = Array.from({ length: options.cells ?? 1 }, createFakeCell);
  const [cell = createFakeCell(), cell1 = createFakeCell()] = cells;
  const listeners = { connect: () => {}, disconnect: () => {} };
  const periodic: (() => void)[] = [];
  /** What a central reads. */
  const values = new Map<string, Uint8Array>();
  let selected = cell;
  let released: (press: PressEvent) => void = () => {};
  let imuListener: SampleListener = () => {};
  const goodLed = { ...cell.dout };
  const of = (uuid: string) => board.sent.filter((record) => record.uuid === uuid).map(({ bytes }) => bytes);

  const hal: Hal = {
    deviceId: "fake-1",
    board: "Fake",
    gyroDpsPerLsb: 0.0175,
    accelGPerLsb: 0.000122,
    imuGroupDelayMs: 7,
    loadNominalHz: 80,
    loadGroupDelayMs: 25,
    lowBatteryV: 3,
    open: options.open === true,
    rawImu: options.rawImu === true,
    startImu(rateHz) {
      board.imuHz = rateHz;
      board.imuStarts++;
    },
    stopImu() {
      board.imuHz = 0;
    },
    listenImu(listener) {
      imuListener = listener ?? (() => {});
    },
    watchMotion(moved) {
      board.motion = moved;
    },
    cells: cells.length === 2 ? 2 : 1,
    dout: cell.dout,
    pdSck: cell.pdSck,
    dout1: cell1.dout,
    pdSck1: cell1.pdSck,
    spareClock: goodLed,
    spi: {
      setup({ miso, mosi }) {
        selected = miso === cell1.dout ? cell1 : cell;
        mosi.reset();
      },
      send() {
        const raw = new Uint8Array(7);
        encodeHx711(selected.waiting ?? 0, raw);
        selected.waiting = undefined;
        return raw;
      },
    },
    radio: {
      setServices(services, serviceOptions) {
        board.services = services;
        board.serviceOptions = serviceOptions;
      },
      updateServices(update) {
        for (const service of Object.values(update))
          for (const [uuid, { value, notify }] of Object.entries(service)) {
            if (value === undefined) continue;
            if (notify === 1) board.sent.push({ uuid, bytes: value.slice() });
            else values.set(uuid, value.slice());
          }
        return board.radioFull ? false : undefined;
      },
      setAdvertising() {
        board.advertising = true;
      },
      setConnectionInterval() {},
      setSecurity(wanted) {
        board.security = wanted;
      },
      on(event, listener) {
        listeners[event] = listener;
      },
      disconnect: () => board.disconnect(),
      sleep() {
        board.advertising = false;
      },
      wake() {
        board.advertising = true;
      },
    },
    hasSerial: options.serial !== undefined,
    serial: options.serial ?? { write() {}, on() {} },
    crc32,
    bytesOf: (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    readSettings: () => board.stored,
    writeSettings(value) {
      if (board.flashWorks) board.stored = JSON.parse(JSON.stringify(value));
      return board.flashWorks;
    },
    readCalibration: () => board.calibration,
    writeCalibration(bytes) {
      if (board.flashWorks) board.calibration = bytes.length === 0 ? undefined : bytes.slice();
      return board.flashWorks;
    },
    goodLed,
    badLed: { ...cell.dout },
    pulse: (led, _on, timesMs) => board.led.push({ led: led === goodLed ? "good" : "bad", timesMs }),
    onButton(listener) {
      released = listener;
    },
    ticks: () => board.ticks,
    every: (action) => periodic.push(action),
    batteryV: () => board.batteryV,
    temperatureC() {
      board.temperatureReads++;
      return 21.5;
    },
  };

  const board: FakeBoard = {
    hal,
    cells,
    sent: [],
    ticks: 1000,
    batteryV: 3.9,
    radioFull: false,
    stored: options.stored,
    calibration: undefined,
    flashWorks: true,
    imuHz: 0,
    imuStarts: 0,
    temperatureReads: 0,
    led: [],
    motion: undefined,
    advertising: false,
    security: undefined,
    connected: false,
    services: {},
    serviceOptions: undefined,
    start: () => startRoller(createRoller(hal)),
    sample([ax, ay, az, gx, gy, gz]) {
      imuListener({ acc: { x: ax, y: ay, z: az }, gyro: { x: gx, y: gy, z: gz } });
    },
    sampleRaw: (bytes) => imuListener(bytes),
    second() {
      board.ticks += 32768;
      for (const action of periodic) action();
    },
    connect() {
      board.connected = true;
      listeners.connect();
    },
    disconnect() {
      board.connected = false;
      listeners.disconnect();
    },
    subscribe: (on) => board.characteristic(FRAME_UUID).onWriteDesc?.({ data: Uint8Array.of(on ? 1 : 0, 0).buffer }),
    write: (bytes) => board.characteristic(CONTROL_UUID).onWrite?.({ data: Uint8Array.from(bytes).buffer }),
    press(heldS) {
      const lastTime = board.ticks / 32768;
      released({ lastTime, time: lastTime + heldS });
    },
    characteristic: (uuid) => Object.values(board.services)[0]?.[uuid] ?? {},
    frames: () => of(FRAME_UUID),
    statuses: () => of(STATUS_UUID),
    replies: () => of(CONTROL_UUID),
    info() {
      // It is with the radio from the first connection on.
      if (!board.connected) board.connect();
      return values.get(INFO_UUID) ?? new Uint8Array(0);
    },
  };
  return board;
}

/** A board whose central is there, subscribed, and takes frames of `payload` bytes. */
export function createStreamingBoard(
  options: { cells?: number; payload?: 20 | 50; rateHz?: 104 | 52; rawImu?: boolean } = {},
): FakeBoard {
  const cells = options.cells ?? 1;
  const board = createFakeBoard({ cells, rawImu: options.rawImu === true, stored: ["Test", 1500, 1, 1, cells] });
  board.start();
  board.connect();
  board.subscribe(true);
  if (options.rateHz === 52) board.write([3, 52]);
  if (options.payload === 50) board.write([4, 50]);
  board.sent.length = 0;
  return board;
}
