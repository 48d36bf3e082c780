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

interface EspruinoCharacteristic {
  value?: Uint8Array;
  maxLen?: number;
  readable?: boolean;
  writable?: boolean;
  notify?: boolean;
  onWrite?: (event: { data: ArrayBuffer }) => void;
  onWriteDesc?: (event: { data: ArrayBuffer }) => void;
}

declare const NRF: {
  setServices(
    services: Record<string, Record<string, EspruinoCharacteristic>>,
    options: { uart?: boolean; advertise?: string[] },
  ): void;
  updateServices(services: Record<string, Record<string, EspruinoCharacteristic>>): void;
  setAdvertising(data: object, options: { name: string }): void;
  setConnectionInterval(options: { minInterval: number; maxInterval: number }): void;
  on(event: "connect" | "disconnect", listener: () => void): void;
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
  setConsole(device: null, options: { force: boolean }): void;
  enableWatchdog(timeoutS: number, automatic: boolean): void;
};

declare const SPI1: EspruinoSpi;
declare const D1: EspruinoPin;
declare const D2: EspruinoPin;
declare const D30: EspruinoPin;
declare const LED2: EspruinoPin;
declare const BTN: EspruinoPin;

/** Seconds, exact to one tick of 1/32768 s. */
declare function getTime(): number;
declare function getSerial(): string;
declare function setWatch(
  action: (event: { state: boolean }) => void,
  pin: EspruinoPin,
  options: { repeat: boolean; edge: "rising" | "falling" | "both"; debounce: number },
): number;
declare function setInterval(action: () => void, periodMs: number): number;
declare function setTimeout(action: () => void, delayMs: number): number;
declare function require(module: "Storage"): {
  readJSON(name: string, noExceptions: boolean): unknown;
  writeJSON(name: string, value: object): boolean;
};

/** Set by the build: `true` in a development build. */
declare const DEV_BUILD: boolean;
