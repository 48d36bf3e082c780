// A board made of plain objects: everything the firmware does to it is seen, everything it reads is set by the test.
import type { Hal, LoadCell } from "#firmware/hal.ts";
import type { Characteristic, ImuEvent, Services } from "#firmware/io.ts";
import { startRoller } from "#firmware/main.ts";
import type { Commands } from "#firmware/stream/commands.ts";
import type { Output } from "#firmware/stream/output.ts";
import { encodeHx711 } from "#shared/protocol/hx711.ts";
import { CONTROL_UUID, FRAME_UUID, INFO_UUID, STATUS_UUID } from "#shared/protocol/uuids.ts";

export type Axes = readonly [number, number, number, number, number, number];

export interface FakeCell extends LoadCell {
  /** Counts that wait to be read. */
  waiting: number | undefined;
  awake: boolean;
}

function createFakeCell(): FakeCell {
  const cell: FakeCell = {
    waiting: undefined,
    awake: false,
    busy: () => cell.waiting === undefined,
    read() {
      const raw = new Uint8Array(7);
      encodeHx711(cell.waiting ?? 0, raw);
      cell.waiting = undefined;
      return raw;
    },
    wake() {
      cell.awake = true;
    },
    sleep() {
      cell.awake = false;
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
  flashWorks: boolean;
  /** Seen by the test. */
  imuHz: number;
  imuStarts: number;
  temperatureReads: number;
  led: boolean[];
  services: Services;
  serviceOptions: { uart: boolean; advertise?: string[] } | undefined;
  start(createSerial?: (command: Commands) => Output): void;
  sample(axes: Axes): void;
  second(): void;
  pass(delayMs: number): void;
  connect(): void;
  disconnect(): void;
  subscribe(on: boolean): void;
  write(bytes: ArrayLike<number>): void;
  press(down: boolean): void;
  characteristic(uuid: string): Characteristic;
  frames(): Uint8Array[];
  statuses(): Uint8Array[];
  replies(): Uint8Array[];
  info(): Uint8Array;
}

export function createFakeBoard(options: { cells?: number; open?: boolean; stored?: unknown } = {}): FakeBoard {
  const cells = Array.from({ length: options.cells ?? 1 }, createFakeCell);
  const listeners = { connect: () => {}, disconnect: () => {} };
  const periodic: (() => void)[] = [];
  let delayed: { action: () => void; delayMs: number }[] = [];
  let button: (down: boolean) => void = () => {};
  let imuListener: (event: ImuEvent) => void = () => {};
  const of = (uuid: string) => board.sent.filter((record) => record.uuid === uuid).map(({ bytes }) => bytes);

  const hal: Hal = {
    facts: {
      deviceId: "fake-1",
      board: "Fake",
      gyroDpsPerLsb: 0.0175,
      accelGPerLsb: 0.000122,
      imuGroupDelayMs: 7,
      loadNominalHz: 80,
      loadGroupDelayMs: 25,
      lowBatteryV: 3,
      open: options.open === true,
    },
    imu: {
      start(rateHz) {
        board.imuHz = rateHz;
        board.imuStarts++;
      },
      stop() {
        board.imuHz = 0;
      },
      listen(listener) {
        imuListener = listener;
      },
    },
    loadCells: cells,
    radio: {
      setServices(services, serviceOptions) {
        board.services = services;
        board.serviceOptions = serviceOptions;
      },
      updateServices(update) {
        for (const service of Object.values(update))
          for (const [uuid, { value, notify }] of Object.entries(service)) {
            if (value === undefined) continue;
            if (notify === true) board.sent.push({ uuid, bytes: value.slice() });
            else board.characteristic(uuid).value = value.slice();
          }
        return board.radioFull ? false : undefined;
      },
      setAdvertising() {},
      setConnectionInterval() {},
      on(event, listener) {
        listeners[event] = listener;
      },
    },
    store: {
      read: () => board.stored,
      write(value) {
        if (board.flashWorks) board.stored = JSON.parse(JSON.stringify(value));
        return board.flashWorks;
      },
    },
    led: { read: () => false, write: (on) => board.led.push(on), set() {}, reset() {} },
    ticks: () => board.ticks,
    every: (action) => periodic.push(action),
    after: (action, delayMs) => delayed.push({ action, delayMs }),
    onButton(changed) {
      button = changed;
    },
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
    flashWorks: true,
    imuHz: 0,
    imuStarts: 0,
    temperatureReads: 0,
    led: [],
    services: {},
    serviceOptions: undefined,
    start: (createSerial) => startRoller(hal, createSerial),
    sample([ax, ay, az, gx, gy, gz]) {
      imuListener({ acc: { x: ax, y: ay, z: az }, gyro: { x: gx, y: gy, z: gz } });
    },
    second() {
      board.ticks += 32768;
      for (const action of periodic) action();
    },
    pass(delayMs) {
      const due = delayed.filter((entry) => entry.delayMs <= delayMs);
      delayed = delayed.filter((entry) => entry.delayMs > delayMs);
      for (const { action } of due) action();
    },
    connect: () => listeners.connect(),
    disconnect: () => listeners.disconnect(),
    subscribe: (on) => board.characteristic(FRAME_UUID).onWriteDesc?.({ data: Uint8Array.of(on ? 1 : 0, 0).buffer }),
    write: (bytes) => board.characteristic(CONTROL_UUID).onWrite?.({ data: Uint8Array.from(bytes).buffer }),
    press: (down) => button(down),
    characteristic: (uuid) => Object.values(board.services)[0]?.[uuid] ?? {},
    frames: () => of(FRAME_UUID),
    statuses: () => of(STATUS_UUID),
    replies: () => of(CONTROL_UUID),
    info: () => board.characteristic(INFO_UUID).value ?? new Uint8Array(0),
  };
  return board;
}

/** A board whose central is there, subscribed, and takes frames of `payload` bytes. */
export function createStreamingBoard(
  options: { cells?: number; payload?: 20 | 50; rateHz?: 104 | 52 } = {},
): FakeBoard {
  const cells = options.cells ?? 1;
  const board = createFakeBoard({ cells, stored: ["Test", 1500, 1, 1, cells] });
  board.start();
  board.connect();
  board.subscribe(true);
  if (options.rateHz === 52) board.write([3, 52]);
  if (options.payload === 50) board.write([4, 50]);
  board.sent.length = 0;
  return board;
}
