// Whether a body lies on the roller: on above 32 N, off below 22 N. Blind angles and gaps keep the last answer.
// Without a calibration see guessedContact.ts.

export const CONTACT_ON_N = 32;
export const CONTACT_OFF_N = 22;

export class Contact {
  on = false;

  /** `forceN` NaN keeps the last answer. */
  step(forceN: number): void {
    if (this.on) {
      if (forceN < CONTACT_OFF_N) this.on = false;
    } else if (forceN > CONTACT_ON_N) this.on = true;
  }
}
