// Stuck sensor: a live sensor's last bits never stand still, so a run of identical readings is no measurement.
// The run length that counts is far beyond what sensor noise of half an LSB allows by chance.

export class StuckWatch {
  readonly #most: number = 0;
  #last = Number.NaN;
  #run = 0;

  /** `mostRepeats`: identical readings in a row that are still believed. */
  constructor(mostRepeats: number) {
    this.#most = mostRepeats;
  }

  /** Takes a reading (or a sum that identifies one); true while the sensor is stuck. */
  step(reading: number): boolean {
    if (reading === this.#last) this.#run += 1;
    else {
      this.#last = reading;
      this.#run = 0;
    }
    return this.#run >= this.#most;
  }
}
