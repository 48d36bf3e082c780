// Everything the firmware touches outside itself. A board file builds one from real pins and buses,
// the simulator builds one over its sensor bench: the same source runs on both.
import type { ImuEvent, Pin, Radio } from "./io.ts";

export interface Imu {
  /** Starts sampling at 104 or 52 Hz. */
  start(rateHz: number): void;
  stop(): void;
  /** Who gets the samples from now on; one listener, called once a sample. */
  listen(listener: (event: ImuEvent) => void): void;
}

export interface LoadCell {
  /** A conversion is not ready yet. */
  readonly busy: () => boolean;
  /** Seven raw bytes of the conversion that is ready; decoded by the hub. */
  readonly read: () => Uint8Array;
  /** Asleep from the start. Waking one that is awake changes nothing. */
  wake(): void;
  sleep(): void;
}

export interface BoardFacts {
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
}

/** Flash that keeps one JSON value. */
export interface Store {
  read(): unknown;
  /** `false`: not stored. */
  write(value: object): boolean;
}

export interface Hal {
  readonly facts: BoardFacts;
  readonly imu: Imu;
  /** Converters the board has wires for; the setting `channels` says how many carry a cell. */
  readonly loadCells: readonly LoadCell[];
  readonly radio: Radio;
  readonly store: Store;
  readonly led: Pin;
  /** Device ticks of 1/32768 s; any number, its low 32 bits go out. */
  readonly ticks: () => number;
  /** Calls `action` every `periodMs`. */
  readonly every: (action: () => void, periodMs: number) => void;
  readonly after: (action: () => void, delayMs: number) => void;
  readonly onButton: (changed: (down: boolean) => void) => void;
  batteryV(): number;
  /** Blocks for 50 ms on some boards: only while nothing streams. */
  temperatureC(): number;
}
