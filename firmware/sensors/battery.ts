// Supply and temperature, looked at once a second.
import type { Hal } from "#firmware/hal.ts";

export interface Battery {
  volts: number;
  /** NaN until it was measured. */
  temperatureC: number;
  low: boolean;
  /** `idle`: nothing streams, so a measurement that blocks for 50 ms costs no samples. */
  measure(idle: boolean): void;
}

export function createBattery(hal: Hal): Battery {
  const battery: Battery = {
    volts: 0,
    temperatureC: NaN,
    low: false,
    measure(idle) {
      battery.volts = hal.batteryV();
      battery.low = battery.volts < hal.facts.lowBatteryV;
      if (idle) battery.temperatureC = hal.temperatureC();
    },
  };
  return battery;
}
