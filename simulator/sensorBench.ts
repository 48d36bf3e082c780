// The sensors as the board sees them: what the simulated board reads instead of pins and buses.

/** Times are sim ms: true time from the scenario's start. Calls come in time order. */
export interface SensorBench {
  /** True time of the next IMU data-ready. */
  nextImuMs(): number;
  /** Takes that sample: writes ax ay az gx gy gz, raw LSB, into `out` and moves on to the next; without `out` the board missed it. */
  takeImu(out?: Int16Array): void;
  /** Whether converter `channel` has a conversion ready at `simMs` that was not read yet. */
  loadReady(channel: number, simMs: number): boolean;
  /** Reads the newest conversion: signed 24-bit counts. */
  takeLoad(channel: number, simMs: number): number;
  batteryV(simMs: number): number;
  temperatureC(simMs: number): number;
}
