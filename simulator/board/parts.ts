// The board's pins, buses and radio as Espruino shows them, over a sensor bench.
import type { ImuEvent, Pin, PuckIo, Radio, Services, Spi, WriteEvent } from "#firmware/io.ts";
import { encodeHx711 } from "#shared/protocol/hx711.ts";
import type { EventLoop } from "#sim/board/eventLoop.ts";
import type { SensorBench } from "#sim/sensorBench.ts";

/** The bench's IMU runs at 104 Hz; at half the rate the board gets every second sample. */
const BENCH_IMU_HZ = 104;
const RAW_BYTES = 7;

/** `Puck` with its IMU. */
export function createSimulatedPuck(loop: EventLoop): PuckIo {
  const acc = { x: 0, y: 0, z: 0 };
  const gyro = { x: 0, y: 0, z: 0 };
  const event: ImuEvent = { acc, gyro };
  let listener: ((event: ImuEvent) => void) | undefined;
  let skip = 0;
  return {
    accelOn(rateHz) {
      const every = Math.round(BENCH_IMU_HZ / rateHz);
      skip = 0;
      loop.listenImu((axes) => {
        skip = (skip + 1) % every;
        if (skip !== 0) return;
        [acc.x = 0, acc.y = 0, acc.z = 0, gyro.x = 0, gyro.y = 0, gyro.z = 0] = axes;
        listener?.(event);
      });
    },
    accelOff: () => loop.listenImu(undefined),
    accelWr() {},
    on(_event, added) {
      listener = added;
    },
    removeAllListeners() {
      listener = undefined;
    },
  };
}

export interface LoadPins {
  readonly dout: Pin;
  readonly pdSck: Pin;
}

/** DOUT is low while a conversion waits. PD_SCK held high puts the converter to sleep. */
export function createLoadPins(channel: number, bench: SensorBench, loop: EventLoop): LoadPins {
  let asleep = false;
  return {
    dout: { read: () => asleep || !bench.loadReady(channel, loop.nowMs()), write() {}, set() {}, reset() {} },
    pdSck: {
      read: () => asleep,
      write() {},
      set() {
        asleep = true;
      },
      reset() {
        asleep = false;
      },
    },
  };
}

/** The one hardware SPI: reads the converter whose pins it was last set up for. */
export function createSimulatedSpi(pins: readonly LoadPins[], bench: SensorBench, loop: EventLoop): Spi {
  let channel = 0;
  return {
    setup(options) {
      channel = pins.findIndex((pin) => pin.dout === options.miso);
      // The SPI holds its data line low while idle.
      options.mosi.reset();
    },
    send() {
      const raw = new Uint8Array(RAW_BYTES);
      encodeHx711(bench.takeLoad(channel, loop.nowMs()), raw);
      return raw;
    },
  };
}

export interface SimulatedRadio {
  readonly radio: Radio;
  connect(): void;
  disconnect(): void;
  /** Power is cut: the link is gone and nobody is told. */
  powerOff(): void;
  /** The central writes a characteristic, or the descriptor that turns its notifications on or off. */
  write(uuid: string, bytes: Uint8Array): void;
  setNotify(uuid: string, on: boolean): void;
  readValue(uuid: string): Uint8Array;
}

/** `NRF`; `notify` gives `false` when the radio's queue is full. */
export function createSimulatedRadio(notify: (uuid: string, bytes: Uint8Array) => boolean | void): SimulatedRadio {
  let services: Services = {};
  /** What a central reads; the radio's own copies, as on the board. */
  const values = new Map<string, Uint8Array>();
  const listeners = { connect: () => {}, disconnect: () => {} };
  let connected = false;

  const characteristic = (uuid: string) => Object.values(services).find((service) => uuid in service)?.[uuid];

  return {
    radio: {
      setServices(wanted) {
        services = wanted;
      },
      updateServices(update) {
        let taken: boolean | void = true;
        for (const service of Object.values(update)) {
          for (const [uuid, { value, notify: notified }] of Object.entries(service)) {
            if (value === undefined) continue;
            if (characteristic(uuid)?.readable === 1) values.set(uuid, value.slice());
            if (notified === 1 && connected) taken = notify(uuid, value.slice());
          }
        }
        return taken;
      },
      setAdvertising() {},
      setConnectionInterval() {},
      setSecurity() {},
      on(event, listener) {
        listeners[event] = listener;
      },
      disconnect() {
        connected = false;
        listeners.disconnect();
      },
      sleep() {},
      wake() {},
    },
    connect() {
      if (connected) return;
      connected = true;
      listeners.connect();
    },
    disconnect() {
      connected = false;
      listeners.disconnect();
    },
    powerOff() {
      connected = false;
    },
    write: (uuid, bytes) => characteristic(uuid)?.onWrite?.(writeEvent(bytes)),
    setNotify: (uuid, on) => characteristic(uuid)?.onWriteDesc?.(writeEvent(Uint8Array.of(on ? 1 : 0, 0))),
    readValue: (uuid) => values.get(uuid)?.slice() ?? new Uint8Array(0),
  };
}

function writeEvent(bytes: Uint8Array): WriteEvent {
  return { data: bytes.slice().buffer };
}
