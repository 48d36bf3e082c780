// Blinks the LED so that one roller among several can be told.
import type { Hal } from "./hal.ts";

const BLINKS = 10;
const HALF_PERIOD_MS = 150;

export function createIdentify(hal: Hal): () => void {
  let stepsLeft = 0;

  function step(): void {
    stepsLeft--;
    hal.led.write(stepsLeft % 2 === 1);
    if (stepsLeft) hal.after(step, HALF_PERIOD_MS);
  }

  return function identify() {
    const idle = stepsLeft === 0;
    stepsLeft = 2 * BLINKS;
    if (idle) step();
  };
}
