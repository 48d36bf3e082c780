// The parts of Espruino's own objects that drivers use. The board hands in the real ones, the simulator its own.

export interface Pin {
  read(): boolean;
  write(high: boolean): void;
  set(): void;
  reset(): void;
}

export interface SpiSetup {
  readonly sck: Pin;
  readonly miso: Pin;
  readonly mosi: Pin;
  readonly baud: number;
}

export interface Spi {
  setup(options: SpiSetup): void;
  /** Clocks the bytes out and gives what came in meanwhile. */
  send(bytes: Uint8Array): Uint8Array;
}

export interface I2c {
  writeTo(address: number, bytes: readonly number[]): void;
  readReg(address: number, register: number, count: number): Uint8Array;
}

export interface Vector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Raw LSB, as Puck's `accel` event carries them. */
export interface ImuEvent {
  readonly acc: Vector;
  readonly gyro: Vector;
}

/** Espruino's `Puck`, as far as the IMU goes. */
export interface PuckIo {
  accelOn(rateHz: number): void;
  accelOff(): void;
  accelWr(register: number, value: number): void;
  on(event: "accel", listener: (event: ImuEvent) => void): void;
  removeAllListeners(event: "accel"): void;
}

/** A button was let go: seconds of the board's clock. */
export interface PressEvent {
  readonly time: number;
  /** It went down. */
  readonly lastTime: number;
}

export interface WriteEvent {
  readonly data: ArrayBuffer | Uint8Array;
}

/** Who may read or write a characteristic. */
export interface Security {
  read?: { readonly mitm: number; readonly encrypted: number };
  write?: { readonly mitm: number; readonly encrypted: number };
}

/** A characteristic as `NRF.setServices` takes it. */
export interface Characteristic {
  value?: Uint8Array;
  maxLen?: number;
  /** Truth as numbers: the interpreter takes them, and keeps them in less memory than booleans. */
  readable?: number;
  writable?: number;
  notify?: number;
  security?: Security;
  onWrite?: (event: WriteEvent) => void;
  /** The central wrote the notification descriptor. */
  onWriteDesc?: (event: WriteEvent) => void;
}

/** By service UUID, then by characteristic UUID. */
export type Services = Record<string, Record<string, Characteristic>>;

/** Espruino's `NRF`, as far as the stream goes. */
export interface Radio {
  setServices(services: Services, options: { uart: boolean; advertise?: string[] }): void;
  /** `false`: the radio's queue was full. Espruino's own gives nothing: it drops silently. */
  updateServices(services: Services): boolean | void;
  setAdvertising(data: object, options: { name: string; interval: number }): void;
  setConnectionInterval(options: { minInterval: number; maxInterval: number }): void;
  setSecurity(options: { passkey: string; mitm: number; display: number }): void;
  on(event: "connect" | "disconnect", listener: () => void): void;
  disconnect(): void;
  /** Stops and starts advertising. */
  sleep(): void;
  wake(): void;
}

/** Espruino's `Serial1` or `USB`; chunks are strings of 8-bit characters. */
export interface SerialIo {
  write(head: Uint8Array, payload: Uint8Array, crc: Uint8Array): void;
  on(event: "data", listener: (chunk: string) => void): void;
}
