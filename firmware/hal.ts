// Everything the firmware touches outside itself. A board file makes one from real pins and buses, the simulator makes
// one over its sensor bench: the same source runs on both. Flat, because the build turns each entry into a name of its
// own: an object that nobody needs would cost the board memory.
import type { ImuEvent, Pin, PressEvent, Radio, SerialIo, Spi } from "./io.ts";

/** Called once a sample: with Puck's event, or with twelve raw bytes, see `rawImu`. */
export type SampleListener = (sample: ImuEvent | Uint8Array) => void;

export interface Hal {
  readonly deviceId: string;
  readonly board: string;
  readonly gyroDpsPerLsb: number;
  readonly accelGPerLsb: number;
  readonly imuGroupDelayMs: number;
  readonly loadNominalHz: number;
  readonly loadGroupDelayMs: number;
  readonly lowBatteryV: number;
  /** Development build: a JavaScript prompt stays reachable over the radio. */
  readonly open: boolean;
  /** Samples are the sensor's own twelve bytes, turn rates first, little-endian; else Puck's events. */
  readonly rawImu: boolean;

  /** Starts sampling at 104 or 52 Hz. */
  readonly startImu: (rateHz: number) => void;
  readonly stopImu: () => void;
  /** Who gets the samples from now on; `undefined`: nobody. */
  readonly listenImu: (listener: SampleListener | undefined) => void;
  /** Lets the stopped IMU watch for motion at little current, and calls once it feels some. */
  readonly watchMotion: (moved: () => void) => void;

  /** Converters the board has wires for; the setting `channels` says how many carry a cell. */
  readonly cells: 1 | 2;
  readonly dout: Pin;
  readonly pdSck: Pin;
  /** Of the second converter; with one, any pins. */
  readonly dout1: Pin;
  readonly pdSck1: Pin;
  /** An unconnected pin: the SPI's own clock goes there. */
  readonly spareClock: Pin;
  readonly spi: Spi;
  readonly radio: Radio;
  /** Whether the board has a serial line to spare for the stream. */
  readonly hasSerial: boolean;
  readonly serial: SerialIo;
  readonly crc32: (bytes: Uint8Array) => number;
  /** The bytes of a text of 8-bit characters. */
  readonly bytesOf: (text: string) => Uint8Array;

  /** Flash. The settings are one JSON value, the calibration bytes. */
  readonly readSettings: () => unknown;
  /** `false`: not stored. */
  readonly writeSettings: (value: object) => boolean;
  readonly readCalibration: () => ArrayBuffer | Uint8Array | undefined;
  /** Empty: erased. */
  readonly writeCalibration: (bytes: Uint8Array) => boolean;

  /** Green, and red for what is wrong. */
  readonly goodLed: Pin;
  readonly badLed: Pin;
  /** Lights `led` for the first time, leaves it dark for the second, and so on, ms; goes on by itself. */
  readonly pulse: (led: Pin, on: boolean, timesMs: readonly number[]) => void;
  readonly onButton: (released: (press: PressEvent) => void) => void;

  /** Device ticks of 1/32768 s; any number, its low 32 bits go out. */
  readonly ticks: () => number;
  /** Calls `action` every `periodMs`. */
  readonly every: (action: () => void, periodMs: number) => void;
  readonly batteryV: () => number;
  /** Blocks for 50 ms on some boards: only while nothing streams. NaN: the board cannot. */
  readonly temperatureC: () => number;
}

/** Kind of `sample`, known when the board's bundle is built. */
export function isRaw(hal: Hal, _sample: ImuEvent | Uint8Array): _sample is Uint8Array {
  return hal.rawImu;
}
