// What the firmware uses of the Espruino interpreter (2v29, Puck.js v2). The published typings miss half of it.
// Source: https://www.espruino.com/Reference, and the interpreter's own source where that is silent.

interface EspruinoPin {
  read(): boolean;
  write(high: boolean): void;
  set(): void;
  reset(): void;
}

interface EspruinoVector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

interface EspruinoSpi {
  setup(options: { sck: EspruinoPin; miso: EspruinoPin; mosi: EspruinoPin; baud: number }): void;
  send(bytes: Uint8Array): Uint8Array;
}

interface EspruinoSecurity {
  read?: { mitm: number; encrypted: number };
  write?: { mitm: number; encrypted: number };
}

interface EspruinoCharacteristic {
  value?: Uint8Array;
  maxLen?: number;
  readable?: number;
  writable?: number;
  notify?: number;
  security?: EspruinoSecurity;
  onWrite?: (event: { data: ArrayBuffer }) => void;
  onWriteDesc?: (event: { data: ArrayBuffer }) => void;
}

declare const NRF: {
  setServices(
    services: Record<string, Record<string, EspruinoCharacteristic>>,
    options: { uart?: boolean; advertise?: string[] },
  ): void;
  updateServices(services: Record<string, Record<string, EspruinoCharacteristic>>): void;
  setAdvertising(data: object, options: { name: string; interval: number }): void;
  setConnectionInterval(options: { minInterval: number; maxInterval: number }): void;
  setSecurity(options: { passkey: string; mitm: number; display: number }): void;
  on(event: "connect" | "disconnect", listener: () => void): void;
  disconnect(): void;
  /** Stops and starts advertising. */
  sleep(): void;
  wake(): void;
  /** Volts. */
  getBattery(): number;
};

declare const Puck: {
  accelOn(rateHz: number): void;
  accelOff(): void;
  accelWr(register: number, value: number): void;
  on(event: "accel", listener: (event: { acc: EspruinoVector; gyro: EspruinoVector }) => void): void;
  removeAllListeners(event: "accel"): void;
  /** °C; blocks for 50 ms. */
  getTemperature(): number;
};

declare const E: {
  CRC32(bytes: Uint8Array): number;
  /** Of strings, one byte a character. */
  toUint8Array(text: string): Uint8Array;
  setConsole(device: null, options: { force: boolean }): void;
  enableWatchdog(timeoutS: number, automatic: boolean): void;
  /** Volts that `analogRead` gives as 1. */
  getAnalogVRef(): number;
  /** °C of the chip. */
  getTemperature(): number;
};

interface EspruinoI2c {
  setup(options: { sda: EspruinoPin; scl: EspruinoPin; bitrate: number }): void;
  writeTo(address: number, bytes: readonly number[]): void;
  readReg(address: number, register: number, count: number): Uint8Array;
}
/** In software, on any pins. */
declare const I2C: new () => EspruinoI2c;

declare const Serial1: {
  setup(baud: number, options: { tx: EspruinoPin; rx: EspruinoPin }): void;
  write(head: Uint8Array, payload: Uint8Array, crc: Uint8Array): void;
  on(event: "data", listener: (chunk: string) => void): void;
};

declare const SPI1: EspruinoSpi;
declare const D1: EspruinoPin;
declare const D2: EspruinoPin;
declare const D6: EspruinoPin;
declare const D8: EspruinoPin;
declare const D14: EspruinoPin;
declare const D15: EspruinoPin;
declare const D16: EspruinoPin;
declare const D17: EspruinoPin;
declare const D18: EspruinoPin;
declare const D19: EspruinoPin;
declare const D20: EspruinoPin;
declare const D22: EspruinoPin;
declare const D30: EspruinoPin;
declare const D31: EspruinoPin;
declare const LED1: EspruinoPin;
declare const LED2: EspruinoPin;
declare const BTN: EspruinoPin;

/** Seconds, exact to one tick of 1/32768 s. */
declare function getTime(): number;
declare function getSerial(): string;
declare function setWatch(
  action: (event: { time: number; lastTime: number }) => void,
  pin: EspruinoPin,
  options: { repeat: boolean; edge?: "rising" | "falling" | "both"; debounce?: number },
): number;
/** Throws when there is no such watch. */
declare function clearWatch(watch: number): void;
/** 0 to 1. */
declare function analogRead(pin: EspruinoPin): number;
/** Goes on by itself, without the interpreter. */
declare function digitalPulse(pin: EspruinoPin, on: boolean, timesMs: readonly number[]): void;
declare function setInterval(action: () => void, periodMs: number): number;
declare function require(module: "Storage"): {
  readJSON(name: string, noExceptions: boolean): unknown;
  writeJSON(name: string, value: object): boolean;
  /** Points into the flash; `undefined`: no such file. */
  readArrayBuffer(name: string): ArrayBuffer | undefined;
  write(name: string, data: Uint8Array): boolean;
  erase(name: string): void;
};

/** Set by the build: `true` in a development build. */
declare const DEV_BUILD: boolean;
